package io.whence.core.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The command line as JSON, without what may be secret. */
final class RunParameters {
    private static final String REDACTED = "***";
    private static final List<String> SECRET_WORDS = Arrays.asList(
            "pass",
            "pwd",
            "secret",
            "token",
            "credential",
            "auth",
            "apikey",
            "api-key",
            "api_key",
            "key",
            "private",
            "signature",
            "sas",
            "cookie");
    /** user:password@ of a URL, and what follows a question mark or semicolon in one. */
    private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]*@");

    private static final Pattern URL_PARAMETERS = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.:-]*:[^\\s?;]*)[?;]\\S*");

    private RunParameters() {}

    /** Null when there are no arguments. */
    static String of(String commandLine) {
        if (commandLine.isEmpty()) {
            return null;
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("arguments");
            boolean secretFollows = false;
            for (String argument : commandLine.split("\\s+", -1)) {
                boolean option = argument.startsWith("-");
                json.writeString(secretFollows && !option ? REDACTED : redact(argument));
                secretFollows = option && argument.indexOf('=') < 0 && isSecret(argument);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return text.toString();
    }

    static String redact(String argument) {
        int equals = argument.indexOf('=');
        if (equals > 0 && isSecret(argument.substring(0, equals)) && argument.indexOf(':') < 0) {
            return argument.substring(0, equals + 1) + REDACTED;
        }
        String withoutUser = USER_INFO.matcher(argument).replaceAll("//" + REDACTED + "@");
        return URL_PARAMETERS.matcher(withoutUser).replaceAll("$1");
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String word : SECRET_WORDS) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }
}

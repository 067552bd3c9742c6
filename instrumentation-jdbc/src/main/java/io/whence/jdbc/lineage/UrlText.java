package io.whence.jdbc.lineage;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Cutting URLs: without regular expressions, which would be loaded for this alone. */
final class UrlText {
    private static final int MAX_NAME = 256;

    private UrlText() {}

    static String until(String text, char end) {
        int index = text.indexOf(end);
        return index < 0 ? text : text.substring(0, index);
    }

    /** Up to the first of the characters. */
    static String untilAny(String text, String ends) {
        int end = 0;
        while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }

    /** The first of the characters outside of parentheses; -1 if there is none. */
    static int indexOutside(String text, String characters) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (depth == 0 && characters.indexOf(c) >= 0) {
                return i;
            }
        }
        return -1;
    }

    static boolean startsWith(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** Without the prefix, whatever its case, where it has it. */
    static String without(String text, String prefix) {
        return startsWith(text, prefix) ? text.substring(prefix.length()) : text;
    }

    /** The value of the first of the keys that parameters between the separators have; null if none has one. */
    static String parameter(String parameters, String separators, String... keys) {
        for (String key : keys) {
            int start = 0;
            while (start <= parameters.length()) {
                int end = start;
                while (end < parameters.length() && separators.indexOf(parameters.charAt(end)) < 0) {
                    end++;
                }
                int equals = parameters.indexOf('=', start);
                if (equals > 0
                        && equals < end
                        && parameters.substring(start, equals).trim().equalsIgnoreCase(key)) {
                    String value = parameters.substring(equals + 1, end).trim();
                    return value.isEmpty() ? null : value;
                }
                start = end + 1;
            }
        }
        return null;
    }

    /** With what stands between the quotes of a value blanked out: separators there separate nothing. */
    static String withoutQuoted(String text, char open, char close) {
        if (text.indexOf(open) < 0) {
            return text;
        }
        StringBuilder blanked = new StringBuilder(text);
        boolean quoted = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!quoted) {
                quoted = c == open && text.charAt(i - 1) == '=';
            } else if (c == close && i + 1 < text.length() && text.charAt(i + 1) == close) {
                i++; // an escaped one
            } else if (c == close) {
                quoted = false;
            } else {
                blanked.setCharAt(i, '_');
            }
        }
        return blanked.toString();
    }

    /**
     * A name from a URL, decoded; null where it is empty or is no name: one with an equals sign in it is a misplaced
     * parameter, which may be a password.
     */
    static String name(String text) {
        if (text == null) {
            return null;
        }
        String cut = untilAny(text, "?;&#");
        if (cut.isEmpty() || cut.indexOf('=') >= 0 || cut.indexOf('@') >= 0 || cut.length() > MAX_NAME) {
            return null;
        }
        return decode(cut);
    }

    /** An SQL identifier of a parameter: folded as that database does unless quoted; null where it is no name. */
    static String identifier(Engine engine, String text) {
        String name = name(text);
        if (name == null) {
            return null;
        }
        char quote = name.charAt(0);
        int last = name.length() - 1;
        if (last > 1 && (quote == '"' || quote == '`') && name.charAt(last) == quote) {
            return name.substring(1, last);
        }
        return engine.fold(name);
    }

    /** With percent escapes resolved; what is no escape stays. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int i = 0;
        while (i < text.length()) {
            int high = text.charAt(i) == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            int end = low < 0 ? i + 1 : i + 3;
            if (low >= 0) {
                bytes.write((high << 4) | low);
            } else {
                if (Character.isHighSurrogate(text.charAt(i)) && end < text.length()) {
                    end++;
                }
                byte[] plain = text.substring(i, end).getBytes(StandardCharsets.UTF_8);
                bytes.write(plain, 0, plain.length);
            }
            i = end;
        }
        return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }

    /** A database file's absolute path; of a remote file its address without credentials. */
    static String location(String path, String directory) {
        int remote = path.indexOf("://");
        if (remote > 0) {
            UrlParts parts = UrlParts.of(path.substring(remote + 1), "?;&,#");
            return path.substring(0, remote + 3) + parts.hosts() + "/" + parts.path();
        }
        String cut = withoutParameters(path);
        String expanded = cut.startsWith("~") ? System.getProperty("user.home", "") + cut.substring(1) : cut;
        File file = new File(expanded);
        if (!file.isAbsolute() && directory != null) {
            file = new File(directory, expanded);
        }
        return file.toPath().toAbsolutePath().normalize().toString().replace('\\', '/');
    }

    /** File names may hold almost anything: an ampersand ends one only where a parameter follows. */
    static String withoutParameters(String path) {
        String cut = untilAny(path, "?;");
        int ampersand = cut.indexOf('&');
        return ampersand >= 0 && cut.indexOf('=', ampersand) > 0 ? cut.substring(0, ampersand) : cut;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

package io.whence.exporter.console;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Map;

/** What standard error is connected to, and so how much it can show. */
final class Terminal {
    private final boolean terminal;
    private final boolean unicode;
    private final Map<String, String> environment;

    Terminal(boolean terminal, boolean unicode, Map<String, String> environment) {
        this.terminal = terminal;
        this.unicode = unicode;
        this.environment = environment;
    }

    static Terminal ofThisProcess() {
        return new Terminal(isTerminal(), isUnicode(), System.getenv());
    }

    /** Plain unless it is a terminal that shows colours, or the user forces them. */
    Style style() {
        if (isSet("NO_COLOR") || "dumb".equals(environment.get("TERM"))) {
            return Style.PLAIN;
        }
        boolean colour = terminal;
        if (isSet("FORCE_COLOR")) {
            String value = environment.get("FORCE_COLOR");
            colour = !value.equals("0") && !value.equalsIgnoreCase("false");
        }
        if (!colour) {
            return Style.PLAIN;
        }
        return unicode ? Style.COLOUR_UNICODE : Style.COLOUR_ASCII;
    }

    private boolean isSet(String variable) {
        String value = environment.get(variable);
        return value != null && !value.isEmpty();
    }

    @SuppressWarnings("SystemConsoleNull") // Null before Java 22; since then asked whether it is a terminal.
    private static boolean isTerminal() {
        try {
            // System.console() asks for input and output, but what we write to is standard error.
            Path error = Paths.get("/proc/self/fd/2");
            if (Files.isSymbolicLink(error)) {
                String target = Files.readSymbolicLink(error).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            }
            Console console = System.console();
            return console != null && isTerminal(console);
        } catch (Exception e) {
            return false;
        }
    }

    /** Since Java 22 there is a console without a terminal too, and a method to tell. */
    private static boolean isTerminal(Console console) throws ReflectiveOperationException {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJava) {
            return true;
        }
    }

    private static boolean isUnicode() {
        for (String property : new String[] {"stderr.encoding", "sun.stderr.encoding"}) {
            String encoding = System.getProperty(property);
            if (encoding != null) {
                return isUtf8(encoding);
            }
        }
        return isUtf8(Charset.defaultCharset().name());
    }

    private static boolean isUtf8(String encoding) {
        return encoding.equalsIgnoreCase("UTF-8") || encoding.equalsIgnoreCase("UTF8");
    }
}

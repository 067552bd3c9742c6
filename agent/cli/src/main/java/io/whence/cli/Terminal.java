package io.whence.cli;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What the standard output can show. */
final class Terminal {
    private Terminal() {}

    static boolean showsUnicode() {
        return isTerminal()
                && Charset.defaultCharset().equals(StandardCharsets.UTF_8)
                && !"dumb".equals(System.getenv("TERM"));
    }

    @SuppressWarnings("SystemConsoleNull") // since Java 22 there is always one, which is asked
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}

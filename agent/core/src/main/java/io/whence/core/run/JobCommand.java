package io.whence.core.run;

import java.io.File;
import java.util.regex.Pattern;

/** What the JVM was started to run: a main class or a jar, as its command line says. Immutable. */
final class JobCommand {
    private static final Pattern VERSION = Pattern.compile("[-_.]v?\\d+(\\.\\d+)*([-.](SNAPSHOT|RELEASE|Final|GA))?$");

    private final String main;
    private final String arguments;

    private JobCommand(String main, String arguments) {
        this.main = main;
        this.arguments = arguments;
    }

    /** @param command the system property {@code sun.java.command}; null when the JVM was embedded */
    static JobCommand parse(String command) {
        String text = command == null ? "" : command.trim();
        // a jar's path may hold blanks: it ends with the first .jar that a blank or the end follows
        int jar = text.indexOf(".jar");
        while (jar >= 0 && jar + 4 < text.length() && text.charAt(jar + 4) != ' ') {
            jar = text.indexOf(".jar", jar + 4);
        }
        int blank = text.indexOf(' ');
        boolean startsWithPath = blank < 0 || jar < blank || looksLikePath(text);
        int end = jar >= 0 && startsWithPath ? jar + 4 : blank < 0 ? text.length() : blank;
        return new JobCommand(text.substring(0, end), text.substring(end).trim());
    }

    private static boolean looksLikePath(String text) {
        return text.startsWith("/") || text.startsWith(".") || (text.length() > 1 && text.charAt(1) == ':');
    }

    boolean isJar() {
        return main.endsWith(".jar");
    }

    /** Main class, or path of the jar; empty when unknown. */
    String main() {
        return main;
    }

    /** The rest of the command line, as one text; the JVM does not keep its parts. */
    String arguments() {
        return arguments;
    }

    /** The main class's name, or the jar's without directory and version. */
    String jobName() {
        if (main.isEmpty()) {
            return "java";
        }
        if (isJar()) {
            String file = new File(main).getName();
            return VERSION.matcher(file.substring(0, file.length() - ".jar".length()))
                    .replaceFirst("");
        }
        return main.substring(main.indexOf('/') + 1); // module/class
    }
}

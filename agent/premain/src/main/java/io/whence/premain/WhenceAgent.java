package io.whence.premain;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.util.jar.JarFile;

/**
 * The JVM's way in. Does nearly nothing: finds its own jar, makes sure the bootstrap loader sees it, and hands over to
 * the agent's own loader. Touches neither java.util.logging nor any other part of the JDK that an application
 * configures before its first use. The build lowers this class's version, so that a JVM too old for the agent can still
 * load it and say so.
 */
public final class WhenceAgent {
    /** Java 8, in the terms of {@code java.class.version}. */
    private static final int OLDEST_CLASS_VERSION = 52;

    private static boolean started;

    private WhenceAgent() {}

    public static void premain(String arguments, Instrumentation instrumentation) {
        try {
            start(arguments, instrumentation);
        } catch (InvocationTargetException e) {
            giveUp(e.getCause());
        } catch (Throwable e) {
            giveUp(e);
        }
    }

    private static void start(String arguments, Instrumentation instrumentation) throws Exception {
        if (isTooOld()) {
            tell("needs Java 8 or newer and this is Java " + System.getProperty("java.version")
                    + "; the program runs without lineage");
            return;
        }
        synchronized (WhenceAgent.class) {
            if (started) {
                tell("is attached already; the second -javaagent does nothing");
                return;
            }
            started = true;
        }
        File jar = ownJar();
        if (WhenceAgent.class.getClassLoader() != null) {
            // the manifest's Boot-Class-Path did not lead here, as when the jar was renamed
            instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar, false));
        }
        AgentHandover.start(jar, arguments, instrumentation);
    }

    private static boolean isTooOld() {
        String version = System.getProperty("java.class.version", "0");
        int dot = version.indexOf('.');
        return Integer.parseInt(dot < 0 ? version : version.substring(0, dot)) < OLDEST_CLASS_VERSION;
    }

    /** Asks for the class's own file, which needs no permission, unlike its protection domain. */
    static File ownJar() throws Exception {
        URL url = WhenceAgent.class.getResource("WhenceAgent.class");
        String text = url == null ? "" : url.toString();
        int end = text.indexOf("!/");
        if (!text.startsWith("jar:file:") || end < 0) {
            throw new IllegalStateException("the agent is not in a jar file: " + text);
        }
        return new File(new URI(text.substring("jar:".length(), end)));
    }

    private static void giveUp(Throwable error) {
        tell("could not start; the program runs without lineage: " + error);
    }

    private static void tell(String line) {
        System.err.println("[whence] " + line);
    }
}

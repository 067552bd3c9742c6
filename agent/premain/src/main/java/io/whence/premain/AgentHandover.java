package io.whence.premain;

import io.whence.bootstrap.AgentClassLoader;
import java.io.File;
import java.lang.instrument.Instrumentation;

/**
 * From the premain class to the agent's own loader; apart, so that nothing here is linked on a JVM too old. Public, since
 * the premain class may be in the loader of the application and this one in the bootstrap: two packages to the JVM.
 */
public final class AgentHandover {
    private AgentHandover() {}

    public static void start(File jar, String arguments, Instrumentation instrumentation) throws Exception {
        AgentClassLoader loader = new AgentClassLoader(jar);
        Class.forName("io.whence.core.AgentStarter", true, loader)
                .getMethod("start", String.class, Instrumentation.class, File.class)
                .invoke(null, arguments, instrumentation, jar);
    }

    public static void runCommandLine(File jar, String[] arguments) throws Exception {
        AgentClassLoader loader = new AgentClassLoader(jar);
        Thread.currentThread().setContextClassLoader(loader);
        Class.forName("io.whence.cli.CommandLineMain", true, loader)
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }
}

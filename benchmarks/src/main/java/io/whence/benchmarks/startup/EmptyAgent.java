package io.whence.benchmarks.startup;

/** Does nothing: what it costs is the JVM's own price of having any agent. */
public final class EmptyAgent {
    private EmptyAgent() {}

    public static void premain(String arguments) {}
}

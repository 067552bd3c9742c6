package io.whence.testing.apps;

/** An agent that makes a JVM look as if it were too old for other agents. */
public final class OldJava {
    private OldJava() {}

    public static void premain(String arguments) {
        System.setProperty("java.class.version", "51.0");
        System.setProperty("java.version", "1.7.0_80");
    }
}

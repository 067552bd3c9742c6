package io.whence.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/** Where the build put things, and what the machine is like. The paths come from {@code benchmarks/run}. */
public final class Environment {
    private Environment() {}

    public static Path agentJar() {
        return Path.of(System.getProperty("whence.agent.jar"));
    }

    /** The directory {@code benchmarks/target}. */
    public static Path target() {
        return Path.of(System.getProperty("whence.benchmarks.target"));
    }

    /** The programs alone, without a library. */
    public static Path programs() {
        return target().resolve("classes");
    }

    public static Path library(String name) {
        return target().resolve("lib").resolve(name + ".jar");
    }

    public static Path openTelemetryAgent() {
        return target().resolve("agents/opentelemetry-javaagent.jar");
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** One line: figures mean nothing without it. */
    public static String describe() {
        return String.format(
                Locale.ROOT,
                "JDK %s, %s %s, %d cores, load %.2f",
                System.getProperty("java.vm.version"),
                System.getProperty("os.name"),
                System.getProperty("os.version").replaceFirst("^(\\d+\\.\\d+).*", "$1"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    public static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}

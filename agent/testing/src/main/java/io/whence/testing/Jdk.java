package io.whence.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java that forked tests run on. Which ones there are is told by the property {@code whence.test.jdks} or the variable
 * WHENCE_TEST_JDKS, as {@code 8=/path/to/home,11=…}; without it tests run on the Java at hand, and say so.
 */
public record Jdk(int version, Path home) {
    /** The Java that runs this test. */
    public static Jdk current() {
        return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
    }

    /** All that are configured, oldest first; the current one alone when none is. */
    public static List<Jdk> all() {
        String configured = System.getProperty("whence.test.jdks", "");
        if (configured.isBlank()) {
            configured = System.getenv().getOrDefault("WHENCE_TEST_JDKS", "");
        }
        if (configured.isBlank()) {
            System.out.println("Only Java " + current().version()
                    + " is tested: WHENCE_TEST_JDKS names no others (8=/path/to/home,11=…).");
            return List.of(current());
        }
        List<Jdk> jdks = new ArrayList<>();
        for (String pair : configured.split(",")) {
            String[] parts = pair.trim().split("=", 2);
            Jdk jdk = new Jdk(Integer.parseInt(parts[0].trim()), Path.of(parts[1].trim()));
            if (!Files.isExecutable(jdk.java())) {
                throw new IllegalStateException("WHENCE_TEST_JDKS names " + jdk.home + ", which has no bin/java");
            }
            jdks.add(jdk);
        }
        jdks.sort((a, b) -> a.version - b.version);
        return jdks;
    }

    public Path java() {
        return home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
    }

    @Override
    public String toString() {
        return "Java " + version;
    }
}

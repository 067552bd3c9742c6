package io.whence.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, with the real agent jar or without: how users run it. */
public final class ForkedJvm {
    private static final long LONGEST_SECONDS = 120;

    private Jdk jdk = Jdk.current();
    private Path agent;
    private String agentArguments = "";
    private Path directory;
    private final List<String> jvmOptions = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> classPath = new ArrayList<>();
    private final List<String> command = new ArrayList<>();

    private ForkedJvm() {}

    /** A main class and its arguments. */
    public static ForkedJvm running(String mainClass, String... arguments) {
        ForkedJvm jvm = new ForkedJvm();
        jvm.command.add(mainClass);
        jvm.command.addAll(List.of(arguments));
        return jvm;
    }

    /** Whatever follows the JVM's own options: {@code -jar app.jar}, {@code -m module/class}. */
    public static ForkedJvm command(String... words) {
        ForkedJvm jvm = new ForkedJvm();
        jvm.command.addAll(List.of(words));
        return jvm;
    }

    public ForkedJvm on(Jdk newJdk) {
        jdk = newJdk;
        return this;
    }

    /** Adds {@code -javaagent} before all other options. */
    public ForkedJvm withAgent(Path jar) {
        agent = jar;
        return this;
    }

    /** Sends lineage to the receiver, over http/protobuf. */
    public ForkedJvm exportingTo(OtlpReceiver receiver) {
        return exportingTo(receiver.httpEndpoint());
    }

    public ForkedJvm exportingTo(String endpoint) {
        return option("-Dotel.exporter.otlp.endpoint=" + endpoint);
    }

    /** What follows {@code =} in the -javaagent flag. */
    public ForkedJvm agentArguments(String text) {
        agentArguments = text;
        return this;
    }

    public ForkedJvm option(String jvmOption) {
        jvmOptions.add(jvmOption);
        return this;
    }

    public ForkedJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public ForkedJvm classPath(String... elements) {
        classPath.addAll(List.of(elements));
        return this;
    }

    public ForkedJvm in(Path workingDirectory) {
        directory = workingDirectory;
        return this;
    }

    /** Runs it to its end. */
    public Result run() {
        try (Running running = start()) {
            return running.await();
        }
    }

    public Running start() {
        List<String> words = new ArrayList<>();
        words.add(jdk.java().toString());
        if (agent != null) {
            words.add("-javaagent:" + agent + (agentArguments.isEmpty() ? "" : "=" + agentArguments));
        }
        words.addAll(jvmOptions);
        if (!classPath.isEmpty()) {
            words.add("-cp");
            words.add(String.join(System.getProperty("path.separator"), classPath));
        }
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("OTEL_") || name.startsWith("LINEAGE_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        try {
            return new Running(builder.start(), String.join(" ", words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How it ended. */
    public record Result(int exitCode, String out, String err, long millis, String commandLine) {
        /** The lines that the agent wrote about itself. */
        public List<String> agentLines() {
            return err.lines().filter(line -> line.startsWith("[whence]")).toList();
        }

        @Override
        public String toString() {
            return commandLine + "\nexit " + exitCode + " after " + millis + " ms\n--- out\n" + out + "--- err\n" + err;
        }
    }

    /** A program that runs; closing kills it. */
    public static final class Running implements AutoCloseable {
        private final Process process;
        private final String commandLine;
        private final long startNanos = System.nanoTime();
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final CompletableFuture<Void> outRead;
        private final CompletableFuture<Void> errRead;

        private Running(Process process, String commandLine) {
            this.process = process;
            this.commandLine = commandLine;
            this.outRead = CompletableFuture.runAsync(() -> read(process.getInputStream(), out), Running::onThread);
            this.errRead = CompletableFuture.runAsync(() -> read(process.getErrorStream(), err), Running::onThread);
        }

        private static void onThread(Runnable work) {
            Thread thread = new Thread(work, "forked-jvm-output");
            thread.setDaemon(true);
            thread.start();
        }

        private static void read(InputStream in, ByteArrayOutputStream target) {
            byte[] buffer = new byte[8_192];
            try (in) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    target.write(buffer, 0, read);
                }
            } catch (IOException ended) {
                // the process was killed
            }
        }

        /** What it has printed so far. */
        public String out() {
            return out.toString(StandardCharsets.UTF_8);
        }

        public String err() {
            return err.toString(StandardCharsets.UTF_8);
        }

        public Process process() {
            return process;
        }

        public Result await() {
            try {
                if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                    throw new AssertionError(
                            "still running after " + LONGEST_SECONDS + " s: " + commandLine + "\n" + err());
                }
                long millis = (System.nanoTime() - startNanos) / 1_000_000;
                outRead.join();
                errRead.join();
                return new Result(process.exitValue(), out(), err(), millis, commandLine);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}

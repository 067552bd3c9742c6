package io.whence.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One run of a program from its start to its end, timed by the shell: the JDK cannot ask for a child's CPU time. */
public final class TimedProcess {
    private static final String SCRIPT = "TIMEFORMAT='TIME %3R %3U %3S'; time \"$@\"";

    private TimedProcess() {}

    /** Milliseconds. The CPU time is that of the process and what it waited for, user and system. */
    public record Times(double wall, double cpu) {}

    /** @param lines what it wrote to standard output */
    public record Outcome(Times times, List<String> lines) {}

    public static Outcome run(List<String> command) {
        List<String> words = new ArrayList<>(List.of("bash", "-c", SCRIPT, "bash"));
        words.addAll(command);
        try {
            ProcessBuilder builder = new ProcessBuilder(words);
            builder.environment().put("LC_ALL", "C");
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("OTEL_")
                            || name.startsWith("LINEAGE_")
                            || name.equals("JAVA_TOOL_OPTIONS")
                            || name.equals("JDK_JAVA_OPTIONS"));
            Process process = builder.start();
            List<String> err = new ArrayList<>();
            Thread errReader = new Thread(() -> err.addAll(lines(process.getErrorStream())));
            errReader.start();
            List<String> out = lines(process.getInputStream());
            errReader.join();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("exit " + exit + " of " + command + "\n" + String.join("\n", err));
            }
            for (String line : err) {
                if (line.startsWith("[whence]")) {
                    System.err.println(line); // what the agent complains of makes its figures worthless
                }
            }
            return new Outcome(times(err), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> lines(java.io.InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Times times(List<String> err) {
        for (int i = err.size() - 1; i >= 0; i--) {
            if (err.get(i).startsWith("TIME ")) {
                String[] parts = err.get(i).split(" ", -1);
                double user = Double.parseDouble(parts[2]);
                double system = Double.parseDouble(parts[3]);
                return new Times(1_000 * Double.parseDouble(parts[1]), 1_000 * (user + system));
            }
        }
        throw new IllegalStateException(String.format(Locale.ROOT, "no time in %s", err));
    }
}

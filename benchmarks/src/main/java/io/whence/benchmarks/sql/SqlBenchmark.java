package io.whence.benchmarks.sql;

import io.whence.benchmarks.Environment;
import io.whence.benchmarks.MarkdownTable;
import io.whence.benchmarks.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs {@link SqlCalls} warm, and {@link FirstStatement} in fresh JVMs. */
public final class SqlBenchmark {
    private static final int COLD_JVMS = 15;

    private SqlBenchmark() {}

    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        String folder = "-D" + SqlStatements.FOLDER + "=" + System.getProperty(SqlStatements.FOLDER);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(SqlCalls.class.getName())
                        .forks(2)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(3))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(3))
                        .jvmArgsAppend(folder)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Statistics warm = results.iterator().next().getPrimaryResult().getStatistics();
        Samples cold = cold();
        System.out.println(Environment.describe());
        System.out.println();
        System.out.println(new MarkdownTable(
                        "analysis of " + SqlStatements.all().size() + " statements", "µs")
                .row("half take at most", Environment.format("%.1f", warm.getPercentile(50)))
                .row("99 in 100 take at most", Environment.format("%.1f", warm.getPercentile(99)))
                .row("999 in 1,000 take at most", Environment.format("%.1f", warm.getPercentile(99.9)))
                .row("the slowest sample, pauses of the JVM included", Environment.format("%.0f", warm.getMax()))
                .row("the first in a fresh JVM, median of " + COLD_JVMS, Environment.format("%.0f", cold.median())));
    }

    private static Samples cold() throws IOException, InterruptedException {
        List<Double> micros = new ArrayList<>();
        for (int i = 0; i < COLD_JVMS; i++) {
            Process process = new ProcessBuilder(
                            Environment.java(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            FirstStatement.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the fresh JVM failed");
            }
            micros.add(Double.parseDouble(out.trim()));
        }
        return Samples.of(micros);
    }
}

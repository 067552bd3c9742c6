package io.whence.benchmarks.jdbc;

import io.whence.benchmarks.Environment;
import io.whence.benchmarks.MarkdownTable;
import io.whence.benchmarks.Samples;
import io.whence.testing.OtlpReceiver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link JdbcCalls} in fresh JVMs, by turns without an agent, with ours and with OpenTelemetry's. Each fork counts
 * with its best iteration, since noise only adds. What an agent adds is the median of the differences within the rounds,
 * and beside it the difference of the least.
 */
public final class JdbcBenchmark {
    private static final String BASE = "no agent";
    private static final List<String> CALLS = List.of("pointSelect", "scannedRow", "batchedRow", "adHocSelect");

    /** By variant, then call: CPU nanoseconds, nanoseconds on the clock and bytes of each round. */
    private final Map<String, Map<String, List<Double>>> cpu = new LinkedHashMap<>();

    private final Map<String, Map<String, List<Double>>> wall = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Double>>> bytes = new LinkedHashMap<>();

    private JdbcBenchmark() {}

    /** @param arguments rounds, then {@code label=jar} for other builds of the agent, and calls to run instead of all */
    public static void main(String[] arguments) throws RunnerException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        List<String> calls = new ArrayList<>();
        JdbcBenchmark benchmark = new JdbcBenchmark();
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            String export = "-Dotel.exporter.otlp.endpoint=" + receiver.httpEndpoint();
            Map<String, List<String>> variants = new LinkedHashMap<>();
            variants.put(BASE, List.of());
            variants.put("Whence", List.of("-javaagent:" + Environment.agentJar(), export));
            boolean openTelemetry = true;
            for (String argument : List.of(arguments).subList(Math.min(1, arguments.length), arguments.length)) {
                int equals = argument.indexOf('=');
                if (equals > 0) {
                    String jar = argument.substring(equals + 1);
                    variants.put(argument.substring(0, equals), List.of("-javaagent:" + jar, export));
                } else if (argument.equals("-otel")) {
                    openTelemetry = false;
                } else {
                    calls.add(argument);
                }
            }
            if (openTelemetry) {
                variants.put(
                        "OpenTelemetry",
                        List.of(
                                "-javaagent:" + Environment.openTelemetryAgent(),
                                "-Dotel.traces.exporter=otlp",
                                "-Dotel.metrics.exporter=none",
                                "-Dotel.logs.exporter=none",
                                "-Dotel.instrumentation.common.default-enabled=false",
                                "-Dotel.instrumentation.jdbc.enabled=true",
                                "-Dotel.exporter.otlp.protocol=http/protobuf",
                                "-Dotel.javaagent.logging=none", // it warns of each batch of spans it drops
                                export));
            }
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<String, List<String>> variant : variants.entrySet()) {
                    System.err.println("round " + (round + 1) + " of " + rounds + ": " + variant.getKey());
                    benchmark.run(variant.getKey(), variant.getValue(), calls);
                }
            }
        }
        benchmark.report(rounds);
        System.exit(0);
    }

    private void run(String variant, List<String> jvmOptions, List<String> calls) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(4)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTimeProfiler.class)
                .jvmArgsAppend(jvmOptions.toArray(new String[0]))
                .jvmArgsPrepend("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");
        for (String call : calls.isEmpty() ? CALLS : calls) {
            options.include(JdbcCalls.class.getName() + "\\." + call + "$");
        }
        for (RunResult result : new Runner(options.build()).run()) {
            String label = result.getPrimaryResult().getLabel();
            for (BenchmarkResult fork : result.getBenchmarkResults()) {
                List<Double> iterations = new ArrayList<>();
                List<Double> allocated = new ArrayList<>();
                List<Double> cpuTimes = new ArrayList<>();
                for (IterationResult iteration : fork.getIterationResults()) {
                    iterations.add(iteration.getPrimaryResult().getScore());
                    iteration.getSecondaryResults().forEach((name, each) -> {
                        if (name.endsWith("gc.alloc.rate.norm")) {
                            allocated.add(each.getScore());
                        } else if (name.endsWith(CpuTimeProfiler.NAME)) {
                            cpuTimes.add(each.getScore());
                        }
                    });
                }
                add(cpu, variant, label, Samples.of(cpuTimes).min());
                add(wall, variant, label, Samples.of(iterations).min());
                add(bytes, variant, label, Samples.of(allocated).median());
            }
        }
    }

    private static void add(Map<String, Map<String, List<Double>>> target, String variant, String call, double value) {
        target.computeIfAbsent(variant, key -> new LinkedHashMap<>())
                .computeIfAbsent(call, key -> new ArrayList<>())
                .add(value);
    }

    private void report(int rounds) {
        System.out.println("### JDBC calls: " + rounds + " rounds of a fork each, medians (least)\n");
        System.out.println(Environment.describe() + "\n");
        MarkdownTable table =
                new MarkdownTable("", "agent", "CPU ns", "adds", "of the least", "adds", "clock ns", "B", "adds B");
        for (String call : cpu.get(BASE).keySet()) {
            List<Double> before = cpu.get(BASE).get(call);
            for (String variant : cpu.keySet()) {
                boolean isBase = variant.equals(BASE);
                List<Double> after = cpu.get(variant).get(call);
                double added = Samples.of(differences(before, after)).median();
                double least = Samples.of(after).min() - Samples.of(before).min();
                Samples allocated = Samples.of(bytes.get(variant).get(call));
                double allocatedBefore = Samples.of(bytes.get(BASE).get(call)).median();
                table.row(
                        call,
                        variant,
                        cell(after),
                        isBase ? "" : Environment.format("%+.1f", added),
                        isBase ? "" : Environment.format("%+.1f", least),
                        isBase
                                ? ""
                                : Environment.format(
                                        "%+.1f %%",
                                        100 * least / Samples.of(before).min()),
                        cell(wall.get(variant).get(call)),
                        Environment.format("%.1f", allocated.median()),
                        isBase ? "" : Environment.format("%+.1f", allocated.median() - allocatedBefore));
            }
        }
        System.out.println(table);
    }

    private static String cell(List<Double> values) {
        Samples samples = Samples.of(values);
        return Environment.format("%.1f (%.1f)", samples.median(), samples.min());
    }

    private static double[] differences(List<Double> before, List<Double> after) {
        double[] differences = new double[before.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = after.get(i) - before.get(i);
        }
        return differences;
    }
}

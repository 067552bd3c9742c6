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
 * Runs {@link JdbcCalls} in fresh JVMs, by turns without an agent, with ours and with OpenTelemetry's. What an agent adds
 * is the median of the differences within the rounds; the difference of the least is given beside, as noise only adds.
 */
public final class JdbcBenchmark {
    private static final List<String> CALLS = List.of("pointSelect", "scannedRow", "batchedRow", "adHocSelect");

    /** By variant, then call: nanoseconds and bytes of each round. */
    private final Map<String, Map<String, List<Double>>> nanos = new LinkedHashMap<>();

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
            variants.put("no agent", List.of());
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
                for (IterationResult iteration : fork.getIterationResults()) {
                    iterations.add(iteration.getPrimaryResult().getScore());
                    iteration.getSecondaryResults().forEach((name, each) -> {
                        if (name.endsWith("gc.alloc.rate.norm")) {
                            allocated.add(each.getScore());
                        }
                    });
                }
                add(nanos, variant, label, Samples.of(iterations).median());
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
        MarkdownTable table = new MarkdownTable("", "agent", "ns", "adds ns", "of the least", "adds", "B", "adds B");
        Map<String, List<Double>> base = nanos.get("no agent");
        for (String call : base.keySet()) {
            for (String variant : nanos.keySet()) {
                Samples time = Samples.of(nanos.get(variant).get(call));
                double allocated = Samples.of(bytes.get(variant).get(call)).median();
                double allocatedBefore =
                        Samples.of(bytes.get("no agent").get(call)).median();
                Samples before = Samples.of(base.get(call));
                double added = Samples.of(
                                differences(base.get(call), nanos.get(variant).get(call)))
                        .median();
                boolean isBase = variant.equals("no agent");
                table.row(
                        call,
                        variant,
                        Environment.format("%.1f (%.1f)", time.median(), time.min()),
                        isBase ? "" : Environment.format("%+.1f", added),
                        isBase ? "" : Environment.format("%+.1f", time.min() - before.min()),
                        isBase ? "" : Environment.format("%+.1f %%", 100 * added / before.median()),
                        Environment.format("%.1f", allocated),
                        isBase ? "" : Environment.format("%+.1f", allocated - allocatedBefore));
            }
        }
        System.out.println(table);
    }

    private static double[] differences(List<Double> before, List<Double> after) {
        double[] differences = new double[before.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = after.get(i) - before.get(i);
        }
        return differences;
    }
}

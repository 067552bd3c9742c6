package io.whence.benchmarks.million;

import io.whence.benchmarks.Environment;
import io.whence.benchmarks.MarkdownTable;
import io.whence.benchmarks.Samples;
import io.whence.benchmarks.TimedProcess;
import io.whence.benchmarks.programs.MillionInserts;
import io.whence.testing.OtlpReceiver;
import io.whence.testing.ReceivedSpan;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * One prepared INSERT, a million times, with the agent and without in turn. The heap that the agent holds is what is in
 * use after full collections, less the same of the program without it.
 */
public final class MillionBenchmark {
    private static final String EXECUTIONS = "1000000";
    private static final double MEBIBYTE = 1 << 20;
    private static final int MOST_SPANS = 20;
    private static final double MOST_HEAP = 16;

    private final List<Double> millis = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();
    private final List<Double> heap = new ArrayList<>();
    private final List<Double> heapWithRows = new ArrayList<>();

    private MillionBenchmark() {}

    /** @param arguments rounds */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        MillionBenchmark without = new MillionBenchmark();
        MillionBenchmark with = new MillionBenchmark();
        int spans = 0;
        long rows = 0;
        for (int i = 0; i < rounds; i++) {
            without.run(List.of());
            try (OtlpReceiver receiver = OtlpReceiver.start()) {
                with.run(List.of(
                        "-javaagent:" + Environment.agentJar(),
                        "-Dotel.exporter.otlp.endpoint=" + receiver.httpEndpoint()));
                spans = Math.max(spans, receiver.awaitRunEnd().size());
                rows = rowsWritten(receiver.spans());
            }
        }
        System.out.println("### " + EXECUTIONS + " executions of one prepared INSERT (H2 in memory): " + rounds
                + " rounds, medians (least)\n");
        System.out.println(Environment.describe() + "\n");
        System.out.println(new MarkdownTable("", "no agent", "Whence", "adds")
                .row("the loop, ms", cell(without.millis), cell(with.millis), added(without.millis, with.millis))
                .row("the process, CPU ms", cell(without.cpu), cell(with.cpu), added(without.cpu, with.cpu))
                .row(
                        "heap in use, rows deleted, MiB",
                        cell(without.heap),
                        cell(with.heap),
                        added(without.heap, with.heap))
                .row(
                        "heap in use, with the rows, MiB",
                        cell(without.heapWithRows),
                        cell(with.heapWithRows),
                        added(without.heapWithRows, with.heapWithRows)));
        System.out.println(
                "spans exported: " + spans + " (at most " + MOST_SPANS + "); rows written, as told by them: " + rows);
        double held = Samples.of(with.heap).median() - Samples.of(without.heap).median();
        if (spans > MOST_SPANS || held > MOST_HEAP || rows != Long.parseLong(EXECUTIONS)) {
            throw new IllegalStateException("beyond the bounds");
        }
        System.exit(0);
    }

    /** Of all windows: only the INSERT has rows. */
    private static long rowsWritten(List<ReceivedSpan> spans) {
        return spans.stream()
                .mapToLong(span -> {
                    Long rows = span.number("lineage.rows");
                    return rows == null ? 0 : rows;
                })
                .sum();
    }

    private void run(List<String> options) {
        List<String> command = new ArrayList<>(List.of(Environment.java(), "-Xms1g", "-Xmx1g"));
        command.addAll(options);
        String classPath = Environment.programs() + File.pathSeparator + Environment.library("h2");
        command.addAll(List.of("-cp", classPath, MillionInserts.class.getName(), EXECUTIONS));
        TimedProcess.Outcome outcome = TimedProcess.run(command);
        cpu.add(outcome.times().cpu());
        millis.add(value(outcome, "millis"));
        heap.add(value(outcome, "heap") / MEBIBYTE);
        heapWithRows.add(value(outcome, "heapWithRows") / MEBIBYTE);
    }

    private static double value(TimedProcess.Outcome outcome, String name) {
        return outcome.lines().stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static String cell(List<Double> values) {
        Samples samples = Samples.of(values);
        return samples.median() < 100
                ? Environment.format("%.2f (%.2f)", samples.median(), samples.min())
                : Environment.format("%.0f (%.0f)", samples.median(), samples.min());
    }

    private static String added(List<Double> base, List<Double> values) {
        double before = Samples.of(base).median();
        double more = Samples.of(values).median() - before;
        return Environment.format("%+.2f (%+.1f %%)", more, 100 * more / before);
    }
}

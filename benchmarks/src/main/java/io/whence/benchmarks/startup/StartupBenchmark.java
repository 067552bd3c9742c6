package io.whence.benchmarks.startup;

import io.whence.benchmarks.Environment;
import io.whence.benchmarks.MarkdownTable;
import io.whence.benchmarks.Samples;
import io.whence.benchmarks.TimedProcess;
import io.whence.benchmarks.programs.HelloJdbc;
import io.whence.benchmarks.programs.HelloWorld;
import io.whence.testing.OtlpReceiver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whole processes, from start to end, in rounds of one run of each variant, so that what else the machine does falls on
 * all of them. What a variant adds is the median of its differences from no agent within the rounds.
 */
public final class StartupBenchmark {
    private static final String[] WITHOUT_EXPORT = {
        "-Dotel.traces.exporter=none", "-Dotel.metrics.exporter=none", "-Dotel.logs.exporter=none"
    };
    private static final String[] JDBC_ALONE = {
        WITHOUT_EXPORT[0],
        WITHOUT_EXPORT[1],
        WITHOUT_EXPORT[2],
        "-Dotel.instrumentation.common.default-enabled=false",
        "-Dotel.instrumentation.jdbc.enabled=true"
    };

    private StartupBenchmark() {}

    /** @param arguments rounds, then {@code label=jar} for other builds of the agent to run beside */
    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        List<String> others = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            String classPath = Environment.programs().toString();
            report("Hello world", measure(rounds, helloWorld(others), HelloWorld.class, classPath));
            String withDriver = classPath + File.pathSeparator + Environment.library("h2");
            List<Variant> helloJdbc = helloJdbc(others, receiver.httpEndpoint());
            report("Hello JDBC (H2 in memory)", measure(rounds, helloJdbc, HelloJdbc.class, withDriver));
            System.out.println(receiver.requests().size() + " OTLP requests received\n");
        }
        StartupPhases.report();
    }

    private static List<Variant> helloWorld(List<String> others) throws IOException {
        List<Variant> variants = new ArrayList<>();
        variants.add(Variant.without());
        variants.add(Variant.with("empty agent", SmallAgents.empty()));
        variants.add(Variant.with("Whence", Environment.agentJar()));
        for (String other : others) {
            variants.add(Variant.with(other.substring(0, other.indexOf('=')), jarOf(other)));
        }
        variants.add(Variant.with("bare Byte Buddy agent", SmallAgents.byteBuddy()));
        variants.add(Variant.with("OpenTelemetry, JDBC alone", Environment.openTelemetryAgent(), JDBC_ALONE));
        variants.add(Variant.with("OpenTelemetry", Environment.openTelemetryAgent(), WITHOUT_EXPORT));
        return variants;
    }

    private static List<Variant> helloJdbc(List<String> others, String endpoint) {
        String export = "-Dotel.exporter.otlp.endpoint=" + endpoint;
        List<Variant> variants = new ArrayList<>();
        variants.add(Variant.without());
        variants.add(Variant.with("Whence, exporters=none", Environment.agentJar(), "-Dlineage.exporters=none"));
        variants.add(Variant.with("Whence, exporting", Environment.agentJar(), export));
        for (String other : others) {
            String label = other.substring(0, other.indexOf('='));
            variants.add(Variant.with(label + ", exporters=none", jarOf(other), "-Dlineage.exporters=none"));
            variants.add(Variant.with(label + ", exporting", jarOf(other), export));
        }
        variants.add(Variant.with("OpenTelemetry, JDBC alone", Environment.openTelemetryAgent(), JDBC_ALONE));
        return variants;
    }

    private static Path jarOf(String labelled) {
        return Path.of(labelled.substring(labelled.indexOf('=') + 1));
    }

    private static List<Variant> measure(int rounds, List<Variant> variants, Class<?> program, String classPath) {
        for (Variant variant : variants) {
            variant.running(program, classPath).warm();
        }
        for (int round = 0; round < rounds; round++) {
            for (Variant variant : variants) {
                variant.run();
            }
        }
        return variants;
    }

    private static void report(String title, List<Variant> variants) {
        int rounds = variants.get(0).times().size();
        System.out.println("### " + title + ": " + rounds + " rounds, milliseconds, medians (least)\n");
        System.out.println(Environment.describe() + "\n");
        MarkdownTable table = new MarkdownTable("", "wall", "adds", "CPU", "adds");
        for (Variant variant : variants) {
            table.row(
                    variant.name(),
                    cell(variant, TimedProcess.Times::wall),
                    added(variant, variants.get(0), TimedProcess.Times::wall),
                    cell(variant, TimedProcess.Times::cpu),
                    added(variant, variants.get(0), TimedProcess.Times::cpu));
        }
        System.out.println(table);
    }

    private static String cell(Variant variant, ToDoubleFunction<TimedProcess.Times> part) {
        Samples samples = Samples.of(variant.times().stream().mapToDouble(part).toArray());
        return Environment.format("%.0f (%.0f)", samples.median(), samples.min());
    }

    private static String added(Variant variant, Variant base, ToDoubleFunction<TimedProcess.Times> part) {
        if (variant == base) {
            return "";
        }
        double[] differences = new double[base.times().size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = part.applyAsDouble(variant.times().get(i))
                    - part.applyAsDouble(base.times().get(i));
        }
        return Environment.format("%.0f", Samples.of(differences).median());
    }
}

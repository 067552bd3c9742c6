package io.whence.exporter.otlp;

import io.whence.api.export.LineageExporter;
import io.whence.exporter.MapConfig;
import io.whence.exporter.Story;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures a first export in a fresh JVM against a receiver in another: {@code java -cp … ColdStart [endpoint
 * [protocol]]}. Prints milliseconds of wall and CPU time and the classes loaded, for create(), the first export and the
 * second.
 */
final class ColdStart {
    private static final Runtime RUNTIME = Runtime.getRuntime();

    private ColdStart() {}

    public static void main(String[] args) {
        Map<String, String> keys = new HashMap<>();
        keys.put("otel.exporter.otlp.endpoint", args.length > 0 ? args[0] : "http://localhost:4318");
        keys.put("otel.exporter.otlp.protocol", args.length > 1 ? args[1] : "http/protobuf");
        Story story = Story.of("cold");
        // Measuring has a first time too, which is not to be measured.
        Mark first = new Mark();
        String overhead = new Mark().since(first);
        Mark start = new Mark();
        LineageExporter exporter = new OtlpExporterProvider().create(MapConfig.of(keys));
        Mark created = new Mark();
        boolean accepted = exporter.export(story.records());
        Mark exported = new Mark();
        exporter.export(story.records());
        Mark again = new Mark();
        exporter.close(1_000);
        System.out.printf(
                "measuring %s; accepted=%s create %s; first export %s; second export %s; close %s; %d processors%n",
                overhead,
                accepted,
                created.since(start),
                exported.since(created),
                again.since(exported),
                new Mark().since(again),
                RUNTIME.availableProcessors());
    }

    private static final class Mark {
        private final long nanos = System.nanoTime();
        private final long cpu = ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        private final int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();

        String since(Mark before) {
            return String.format(
                    "%d ms (%d ms CPU, %d classes)",
                    (nanos - before.nanos) / 1_000_000, (cpu - before.cpu) / 1_000_000, classes - before.classes);
        }
    }
}

package io.whence.exporter.console;

import io.whence.api.export.AccessWindow;
import io.whence.api.export.LineageExporter;
import io.whence.api.export.LineageRecord;
import io.whence.api.export.RunEnded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Collects what a run did and hands it on when the run ends. */
final class ConsoleExporter implements LineageExporter {
    /** Runs that never end must not fill the memory; a JVM has one run, an application server some. */
    private static final int MAX_OPEN_RUNS = 100;

    private final Map<UUID, CollectedRun> open = new HashMap<>();
    private final Consumer<CollectedRun> printer;

    ConsoleExporter(Consumer<CollectedRun> printer) {
        this.printer = printer;
    }

    @Override
    public boolean export(List<LineageRecord> records) {
        for (LineageRecord record : records) {
            UUID id = record.run().id();
            CollectedRun run = open.get(id);
            if (run == null) {
                if (open.size() >= MAX_OPEN_RUNS) {
                    continue;
                }
                run = new CollectedRun(record.run());
                open.put(id, run);
            }
            if (record instanceof AccessWindow) {
                run.add((AccessWindow) record);
            } else if (record instanceof RunEnded) {
                open.remove(id);
                run.end((RunEnded) record);
                printer.accept(run);
            }
        }
        return true;
    }

    @Override
    public void close(long timeoutMillis) {
        open.clear();
    }
}

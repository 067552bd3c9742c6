package io.whence.core.export;

import io.whence.api.config.Config;
import io.whence.api.export.LineageExporterProvider;
import io.whence.api.export.LineageRecord;
import io.whence.api.log.AgentLogger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Hands every record to every exporter the user chose; none waits for another. */
public final class ExportPipeline implements Consumer<List<LineageRecord>> {
    private static final AgentLogger LOG = AgentLogger.of("exporters");
    private static final String NONE = "none";

    private final List<ExportQueue> queues = new ArrayList<>();

    /** @param names as in {@code lineage.exporters}; an unknown one is warned of and left out */
    public ExportPipeline(List<String> names, Iterable<LineageExporterProvider> providers, Config config) {
        TreeSet<String> known = new TreeSet<>();
        for (LineageExporterProvider provider : providers) {
            known.add(provider.name());
            if (names.contains(provider.name())) {
                queues.add(new ExportQueue(provider, config));
            }
        }
        for (String name : names) {
            if (!known.contains(name) && !name.equals(NONE)) {
                LOG.warn("lineage.exporters names '" + name + "' but must be any of " + known
                        + " or none; going on without it");
            }
        }
    }

    @Override
    public void accept(List<LineageRecord> records) {
        if (!records.isEmpty()) {
            for (ExportQueue queue : queues) {
                queue.add(records);
            }
        }
    }

    /** Delivers what waits, for at most the given time, and says what could not be delivered. */
    public void close(long timeoutMillis) {
        long until = System.nanoTime() + timeoutMillis * 1_000_000;
        for (ExportQueue queue : queues) {
            queue.close();
        }
        try {
            for (ExportQueue queue : queues) {
                queue.awaitEnd(until);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (ExportQueue queue : queues) {
            if (queue.dropped() > 0) {
                // an exporter that refused has said why already: one warning is enough
                AgentLogger.Level level = queue.hasRefused() ? AgentLogger.Level.INFO : AgentLogger.Level.WARN;
                String message = queue.dropped() + " lineage records could not be delivered by the exporter '"
                        + queue.name() + "' in time and are lost";
                LOG.log(level, message, null);
            }
        }
    }
}

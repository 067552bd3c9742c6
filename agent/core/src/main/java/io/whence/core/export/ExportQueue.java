package io.whence.core.export;

import io.whence.api.config.Config;
import io.whence.api.export.LineageExporter;
import io.whence.api.export.LineageExporterProvider;
import io.whence.api.export.LineageRecord;
import io.whence.api.log.AgentLogger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * What waits for one exporter, bounded, and the thread that delivers it in order. A batch that is refused is tried
 * again, at longer and longer intervals.
 */
final class ExportQueue {
    private static final AgentLogger LOG = AgentLogger.of("exporters");
    private static final int MAX_WAITING = 10_000;
    private static final int BATCH = 500;
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    private final LineageExporterProvider provider;
    private final Config config;
    private final Deque<LineageRecord> waiting = new ArrayDeque<>();
    private Thread worker;
    private boolean closing;
    private boolean done;
    private boolean refused;
    private int underWay;
    private long dropped;

    ExportQueue(LineageExporterProvider provider, Config config) {
        this.provider = provider;
        this.config = config;
    }

    synchronized void add(List<LineageRecord> records) {
        if (done) {
            dropped += records.size();
            return;
        }
        for (LineageRecord record : records) {
            if (waiting.size() >= MAX_WAITING) {
                waiting.removeFirst();
                dropped++;
            }
            waiting.addLast(record);
        }
        if (worker == null) {
            worker = AgentThreads.start("whence-exporter-" + provider.name(), this::work);
        }
        notifyAll();
    }

    private void work() {
        LineageExporter exporter;
        try {
            exporter = provider.create(config);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("the exporter '" + provider.name() + "' cannot start and nothing is sent through it: "
                    + (e instanceof IllegalArgumentException ? e.getMessage() : e.toString()));
            refuse(Collections.emptyList());
            finish();
            return;
        }
        try {
            deliver(exporter);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exporter.close(1_000);
            finish();
        }
    }

    private void deliver(LineageExporter exporter) throws InterruptedException {
        long pause = FIRST_PAUSE_MILLIS;
        for (List<LineageRecord> batch = take(); batch != null; batch = take()) {
            if (export(exporter, batch)) {
                pause = FIRST_PAUSE_MILLIS;
            } else {
                refuse(batch);
                if (!pauseUnlessClosing(pause)) {
                    return; // one last attempt was made, or there is no time for another
                }
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private boolean export(LineageExporter exporter, List<LineageRecord> batch) {
        try {
            return exporter.export(batch);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("the exporter '" + provider.name() + "' failed", e);
            return false;
        }
    }

    /** Null when it is closing and nothing waits. */
    private synchronized List<LineageRecord> take() throws InterruptedException {
        underWay = 0;
        while (waiting.isEmpty()) {
            if (closing) {
                return null;
            }
            wait();
        }
        List<LineageRecord> batch = new ArrayList<>(Math.min(BATCH, waiting.size()));
        while (!waiting.isEmpty() && batch.size() < BATCH) {
            batch.add(waiting.removeFirst());
        }
        underWay = batch.size();
        return batch;
    }

    /** The batch waits again, and the user knows why. */
    private synchronized void refuse(List<LineageRecord> batch) {
        refused = true;
        underWay = 0;
        for (int i = batch.size() - 1; i >= 0; i--) {
            waiting.addFirst(batch.get(i));
        }
    }

    /** @return whether to try again: a batch refused while closing is not tried again */
    private synchronized boolean pauseUnlessClosing(long millis) throws InterruptedException {
        if (closing) {
            return false;
        }
        long until = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; left > 0 && !closing; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return true;
    }

    private synchronized void finish() {
        done = true;
        dropped += waiting.size();
        waiting.clear();
        notifyAll();
    }

    /** Nothing more will be added: deliver what waits. */
    synchronized void close() {
        closing = true;
        notifyAll();
    }

    /** Waits until everything is delivered or the time is up. */
    synchronized void awaitEnd(long untilNanos) throws InterruptedException {
        while (!done && worker != null) {
            long left = (untilNanos - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                dropped += waiting.size() + underWay;
                return;
            }
            wait(left);
        }
    }

    /** How many records were not delivered. */
    synchronized long dropped() {
        return dropped;
    }

    /** Whether the exporter ever refused a batch, of which it has told the user. */
    synchronized boolean hasRefused() {
        return refused;
    }

    String name() {
        return provider.name();
    }
}

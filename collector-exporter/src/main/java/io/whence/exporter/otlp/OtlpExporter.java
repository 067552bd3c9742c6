package io.whence.exporter.otlp;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.whence.api.export.LineageExporter;
import io.whence.api.export.LineageRecord;
import io.whence.api.log.AgentLogger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Sends batches and waits for the answer. Tells the user of failures once, and once when it works again. */
final class OtlpExporter implements LineageExporter {
    private static final AgentLogger LOG = AgentLogger.of("otlp");

    /** The SDK ends a call at its timeout; this is for it to say so. */
    private static final long SLACK_MILLIS = 500;

    private static final long FOR_EVER_MILLIS = 600_000;

    private final SpanExporter exporter;
    private final SpanMapper mapper;
    private final OtlpSettings settings;
    private final long patienceMillis;
    private final ReentrantLock sending = new ReentrantLock();
    private volatile boolean closed;
    private boolean warned;
    private boolean failing;

    OtlpExporter(SpanExporter exporter, SpanMapper mapper, OtlpSettings settings) {
        this.exporter = exporter;
        this.mapper = mapper;
        this.settings = settings;
        long timeoutMillis = settings.timeout().toMillis();
        this.patienceMillis = timeoutMillis == 0 ? FOR_EVER_MILLIS : timeoutMillis + SLACK_MILLIS;
    }

    @Override
    public boolean export(List<LineageRecord> records) {
        if (closed) {
            return false;
        }
        if (records.isEmpty()) {
            return true;
        }
        sending.lock();
        try {
            return ContextLoader.call(() -> send(records));
        } finally {
            sending.unlock();
        }
    }

    private boolean send(List<LineageRecord> records) {
        List<SpanData> spans = new ArrayList<>(records.size());
        for (LineageRecord record : records) {
            spans.add(mapper.map(record));
        }
        Throwable failure;
        try {
            CompletableResultCode result = exporter.export(spans);
            result.join(patienceMillis, MILLISECONDS);
            if (result.isSuccess()) {
                recovered();
                return true;
            }
            failure = result.getFailureThrowable();
        } catch (RuntimeException e) {
            // A header that HTTP does not allow, for one: okhttp says so when it builds the request.
            failure = e;
        }
        failed(failure);
        return false;
    }

    /** Whether an export waits for its answer. */
    boolean isUnderWay() {
        return sending.isLocked();
    }

    private void recovered() {
        if (failing) {
            failing = false;
            LOG.info("the collector at " + settings.endpoint() + " takes lineage again");
        }
    }

    private void failed(Throwable failure) {
        failing = true;
        String reason = closed ? "no answer before the program ended" : Failures.explain(failure, settings);
        if (warned) {
            LOG.debug("export failed again: " + reason, failure);
            return;
        }
        warned = true;
        LOG.warn("cannot send lineage to " + settings.endpoint() + " (" + settings.protocol() + "): " + reason + ". "
                + (closed
                        ? "What was not sent is lost."
                        : "It is kept and sent again while the program runs, and lost if that fails too."));
    }

    @Override
    public void close(long timeoutMillis) {
        long end = System.nanoTime() + MILLISECONDS.toNanos(timeoutMillis);
        try {
            if (sending.tryLock(timeoutMillis, MILLISECONDS)) {
                sending.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closed = true;
        ContextLoader.call(exporter::shutdown).join(Math.max(0, (end - System.nanoTime()) / 1_000_000), MILLISECONDS);
    }
}

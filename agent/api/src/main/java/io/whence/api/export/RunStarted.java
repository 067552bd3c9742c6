package io.whence.api.export;

import io.whence.api.model.Run;

/** Says at once that a run began, so that a run that is killed is still seen. Immutable. */
public final class RunStarted implements LineageRecord {
    private final Run run;
    private final String spanId;
    private final String lineageId;

    public RunStarted(Run run, String spanId, String lineageId) {
        this.run = run;
        this.spanId = spanId;
        this.lineageId = lineageId;
    }

    @Override
    public Run run() {
        return run;
    }

    @Override
    public String spanId() {
        return spanId;
    }

    @Override
    public String lineageId() {
        return lineageId;
    }

    @Override
    public long startEpochNanos() {
        return run.startEpochNanos();
    }

    @Override
    public long endEpochNanos() {
        return run.startEpochNanos();
    }
}

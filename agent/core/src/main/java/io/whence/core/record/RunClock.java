package io.whence.core.record;

/** Turns System.nanoTime into nanoseconds since 1970, steadily even when the wall clock is set. Immutable. */
public final class RunClock {
    private final long anchorNanos;
    private final long anchorEpochNanos;

    private RunClock(long anchorNanos, long anchorEpochNanos) {
        this.anchorNanos = anchorNanos;
        this.anchorEpochNanos = anchorEpochNanos;
    }

    public static RunClock start() {
        return new RunClock(System.nanoTime(), System.currentTimeMillis() * 1_000_000);
    }

    public long epochNanos(long nanoTime) {
        return anchorEpochNanos + (nanoTime - anchorNanos);
    }

    public long startEpochNanos() {
        return anchorEpochNanos;
    }
}

package io.whence.api;

/**
 * One thread's counters of one activity. The owning thread alone writes them, with plain stores, as a volatile store
 * would cost more than the rest of the hot path; the recorder reads them from its own thread and sees them a little
 * late, and exactly once the thread has ended or the JVM shuts down. Times are {@link System#nanoTime()}.
 */
public final class Tally {
    private final Thread owner;

    private long calls;
    private long failedCalls;
    private long results;
    private long rowsRead;
    private long rowsWritten;
    private long uncountedWrites;
    private long firstNanos;
    private long lastNanos;
    private long firstResultNanos;

    /** @param owner null for a tally that many threads share past the bounds, whose updates are locked */
    public Tally(Thread owner) {
        this.owner = owner;
    }

    /** Whether the calling thread may use this tally without asking the activity again. */
    public boolean isOwnedBy(Thread thread) {
        return owner == thread;
    }

    /** Null when shared. */
    public Thread owner() {
        return owner;
    }

    /** A call that succeeded and took effect at once. */
    public void called(long startNanos, long endNanos) {
        if (owner == null) {
            synchronized (this) {
                addCalls(1, startNanos, endNanos);
            }
        } else {
            addCalls(1, startNanos, endNanos);
        }
    }

    /**
     * Calls that wrote and whose effect is final.
     *
     * @param rows what the engine counted
     * @param uncounted how many of the calls it did not count for
     */
    public void wrote(long count, long rows, long uncounted, long startNanos, long endNanos) {
        if (owner == null) {
            synchronized (this) {
                addWrites(count, rows, uncounted, startNanos, endNanos);
            }
        } else {
            addWrites(count, rows, uncounted, startNanos, endNanos);
        }
    }

    /** The engine told the rows of a write that was counted as one without. */
    public void counted(long rows) {
        if (owner == null) {
            synchronized (this) {
                addCounted(rows);
            }
        } else {
            addCounted(rows);
        }
    }

    private void addCounted(long rows) {
        rowsWritten += rows;
        uncountedWrites--;
    }

    private void addCalls(long count, long startNanos, long endNanos) {
        if (firstNanos == 0) {
            firstNanos = startNanos;
        }
        calls += count;
        lastNanos = endNanos;
    }

    private void addWrites(long count, long rows, long uncounted, long startNanos, long endNanos) {
        addCalls(count, startNanos, endNanos);
        rowsWritten += rows;
        uncountedWrites += uncounted;
    }

    public void failed() {
        if (owner == null) {
            synchronized (this) {
                failedCalls++;
            }
        } else {
            failedCalls++;
        }
    }

    /**
     * A result began to be fetched: from here on the data can have gone elsewhere.
     *
     * @param nanos only read of the first result
     */
    public void resultBegan(long nanos) {
        if (owner == null) {
            synchronized (this) {
                beginResult(nanos);
            }
        } else {
            beginResult(nanos);
        }
    }

    private void beginResult(long nanos) {
        results++;
        if (firstResultNanos == 0) {
            firstResultNanos = nanos;
        }
    }

    /** Rows fetched of results since the last time this was said. */
    public void fetched(long rows, long nanos) {
        if (owner == null) {
            synchronized (this) {
                rowsRead += rows;
                lastNanos = Math.max(lastNanos, nanos);
            }
        } else {
            rowsRead += rows;
            lastNanos = nanos;
        }
    }

    public long calls() {
        return calls;
    }

    public long failedCalls() {
        return failedCalls;
    }

    /** How many results were begun to be fetched. */
    public long results() {
        return results;
    }

    public long rowsRead() {
        return rowsRead;
    }

    public long rowsWritten() {
        return rowsWritten;
    }

    /** Calls that wrote and for which the engine gave no count. */
    public long uncountedWrites() {
        return uncountedWrites;
    }

    /** 0 when there was no call. */
    public long firstNanos() {
        return firstNanos;
    }

    public long lastNanos() {
        return lastNanos;
    }

    /** 0 when no result was begun to be fetched. */
    public long firstResultNanos() {
        return firstResultNanos;
    }
}

package io.whence.bootstrap.jdbc;

/**
 * The state of one open result set: counts the rows the application fetches. Used by the thread that fetches; the count
 * is handed over when the result ends and in strides. A row of an embedded database takes 7 ns to fetch, so counting one
 * is a load before and a store after.
 */
public abstract class RowCursor {
    private static final int STRIDE = 4_096;

    private int stride = STRIDE;
    private long rows;
    private long handedOver;
    private long milestone;
    private boolean begun;

    /** Rows so far: what {@link #called} is told when the call that begins now has ended. */
    public final long rows() {
        return rows;
    }

    /**
     * A call of next ended without an exception. Counts one row from where the call began: drivers' subclasses call their
     * super's next within, even again and again.
     */
    public final void called(long rowsBefore, boolean more) {
        if (more) {
            long after = rowsBefore + 1;
            rows = after;
            if (after < milestone) {
                return;
            }
        }
        pause(more);
    }

    private void pause(boolean more) {
        if (!begun) {
            begun = true;
            began();
        }
        if (!more || rows - handedOver >= stride) {
            handOver();
        }
        milestone = handedOver + stride;
    }

    /** Gives what was counted to the recorder; nothing when there is nothing new. */
    public final void handOver() {
        long count = rows - handedOver;
        if (count > 0) {
            handedOver += count;
            fetched(count);
        }
    }

    /** From now on nothing is held back. */
    public final void handOverAlways() {
        stride = 1;
        milestone = 0;
        handOver();
    }

    /** Readies the cursor for the statement's next result. */
    protected final void restart() {
        handOver();
        begun = false;
        rows = 0;
        handedOver = 0;
        milestone = 0;
    }

    /** The first row is asked for. */
    protected abstract void began();

    /** Rows were fetched since the last time this was called. */
    protected abstract void fetched(long count);
}

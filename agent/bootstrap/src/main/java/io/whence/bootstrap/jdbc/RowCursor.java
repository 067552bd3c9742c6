package io.whence.bootstrap.jdbc;

/**
 * The state of one open result set: counts the rows the application fetches. Used by the thread that fetches; the count
 * is handed over when the result ends and in strides, so that fetching a row is one addition.
 */
public abstract class RowCursor {
    private static final int STRIDE = 4_096;

    private int stride = STRIDE;
    private int depth;
    private int rows;
    private boolean begun;

    /** A call of next begins; drivers' subclasses call their super's next within. */
    public final void enter() {
        depth++;
    }

    /** A call of next ended. */
    public final void exit(boolean more) {
        if (--depth > 0) {
            return;
        }
        depth = 0;
        if (!begun) {
            begun = true;
            began();
        }
        if (!more) {
            handOver();
        } else if (++rows >= stride) {
            handOver();
        }
    }

    /** A call of next threw. */
    public final void failed() {
        depth = Math.max(0, depth - 1);
    }

    /** Gives what was counted to the recorder; nothing when there is nothing new. */
    public final void handOver() {
        int count = rows;
        if (count > 0) {
            rows = 0;
            fetched(count);
        }
    }

    /** From now on nothing is held back. */
    public final void handOverAlways() {
        stride = 1;
        handOver();
    }

    /** Readies the cursor for the statement's next result. */
    protected final void restart() {
        handOver();
        begun = false;
        depth = 0;
    }

    /** The first row is asked for. */
    protected abstract void began();

    /** Rows were fetched since the last time this was called. */
    protected abstract void fetched(int count);
}

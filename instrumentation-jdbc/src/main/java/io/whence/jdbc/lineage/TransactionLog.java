package io.whence.jdbc.lineage;

import io.whence.api.Tally;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The writes of an open transaction, which count only when it commits. A savepoint opens a segment, which a rollback to
 * it takes away.
 */
final class TransactionLog {
    private static final int MAX_SEGMENTS = 1_000;

    private final List<Segment> segments = new ArrayList<>(2);
    private Segment current;

    /** The writes of a tally since the last savepoint; valid until the log changes: see {@link #holds}. */
    Pending pending(Tally tally) {
        if (current == null) {
            current = new Segment(null);
            segments.add(current);
        }
        Pending pending = current.writes.get(tally);
        if (pending == null) {
            pending = new Pending(tally, current);
            current.writes.put(tally, pending);
        }
        return pending;
    }

    /** Whether writes may still be added to it. */
    boolean holds(Pending pending) {
        return pending.segment == current;
    }

    void savepoint(Object savepoint) {
        if (segments.size() < MAX_SEGMENTS) {
            current = new Segment(savepoint);
            segments.add(current);
        }
    }

    void commit() {
        for (Segment segment : segments) {
            for (Pending pending : segment.writes.values()) {
                pending.commit();
            }
        }
        clear();
    }

    /** @return how many calls it undid */
    long rollback() {
        long calls = 0;
        for (Segment segment : segments) {
            calls += segment.calls();
        }
        clear();
        return calls;
    }

    /** @return how many calls it undid; none for a savepoint that is not known */
    long rollbackTo(Object savepoint) {
        for (int i = segments.size() - 1; i >= 0; i--) {
            if (segments.get(i).isFor(savepoint)) {
                long calls = 0;
                for (int j = segments.size() - 1; j >= i; j--) {
                    calls += segments.remove(j).calls();
                }
                current = new Segment(savepoint);
                segments.add(current);
                return calls;
            }
        }
        return 0;
    }

    private void clear() {
        segments.clear();
        current = null;
    }

    private static final class Segment {
        private final Object savepoint;
        private final IdentityHashMap<Tally, Pending> writes = new IdentityHashMap<>(4);

        Segment(Object savepoint) {
            this.savepoint = savepoint;
        }

        /** A JDBC savepoint by identity, since its equals is the driver's code; one named in SQL by its name. */
        boolean isFor(Object other) {
            return savepoint != null
                    && (savepoint == other || (savepoint instanceof String && savepoint.equals(other)));
        }

        long calls() {
            long calls = 0;
            for (Pending pending : writes.values()) {
                calls += pending.calls;
            }
            return calls;
        }
    }

    /** Writes of one tally that wait for the commit. */
    static final class Pending implements WriteCount {
        private final Tally tally;
        private final Segment segment;
        private long calls;
        private long rows;
        private long uncounted;
        private long firstNanos;
        private long lastNanos;

        Pending(Tally tally, Segment segment) {
            this.tally = tally;
            this.segment = segment;
        }

        Tally tally() {
            return tally;
        }

        void add(long moreCalls, long moreRows, long moreUncounted, long startNanos, long endNanos) {
            if (calls == 0) {
                firstNanos = startNanos;
            }
            calls += moreCalls;
            rows += moreRows;
            uncounted += moreUncounted;
            lastNanos = endNanos;
        }

        @Override
        public void counted(long lateRows) {
            rows += lateRows;
            uncounted--;
        }

        private void commit() {
            tally.wrote(calls, rows, uncounted, firstNanos, lastNanos);
        }
    }
}

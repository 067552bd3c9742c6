package io.whence.core.record;

import io.whence.api.Tally;

/** Sums of tallies. Not thread-safe. */
final class Totals {
    private long calls;
    private long failedCalls;
    private long results;
    private long rowsRead;
    private long rowsWritten;
    private long uncountedWrites;
    private long firstNanos;
    private long lastNanos;
    private long firstResultNanos;

    Totals copy() {
        Totals copy = new Totals();
        copy.add(this);
        return copy;
    }

    void add(Tally tally) {
        addCounts(
                tally.calls(),
                tally.failedCalls(),
                tally.results(),
                tally.rowsRead(),
                tally.rowsWritten(),
                tally.uncountedWrites());
        addTimes(tally.firstNanos(), tally.lastNanos(), tally.firstResultNanos());
    }

    void add(Totals other) {
        addCounts(
                other.calls,
                other.failedCalls,
                other.results,
                other.rowsRead,
                other.rowsWritten,
                other.uncountedWrites);
        addTimes(other.firstNanos, other.lastNanos, other.firstResultNanos);
    }

    private void addCounts(
            long moreCalls, long moreFailed, long moreResults, long moreRead, long moreWritten, long moreUncounted) {
        calls += moreCalls;
        failedCalls += moreFailed;
        results += moreResults;
        rowsRead += moreRead;
        rowsWritten += moreWritten;
        uncountedWrites += moreUncounted;
    }

    private void addTimes(long first, long last, long firstResult) {
        firstNanos = earlier(firstNanos, first);
        firstResultNanos = earlier(firstResultNanos, firstResult);
        if (lastNanos == 0 || (last != 0 && last - lastNanos > 0)) {
            lastNanos = last;
        }
    }

    private static long earlier(long a, long b) {
        if (a == 0 || b == 0) {
            return a == 0 ? b : a;
        }
        return a - b < 0 ? a : b;
    }

    long calls() {
        return calls;
    }

    long failedCalls() {
        return failedCalls;
    }

    long results() {
        return results;
    }

    long rowsRead() {
        return rowsRead;
    }

    long rowsWritten() {
        return rowsWritten;
    }

    long uncountedWrites() {
        return uncountedWrites;
    }

    /** 0 when there was no call. */
    long firstNanos() {
        return firstNanos;
    }

    long lastNanos() {
        return lastNanos;
    }

    /** 0 when no result was fetched. */
    long firstResultNanos() {
        return firstResultNanos;
    }
}

package io.whence.jdbc.lineage;

import io.whence.api.Activity;
import io.whence.api.Tally;
import io.whence.bootstrap.jdbc.RowCursor;

/** Counts the rows of a statement's current result; one a statement, as executing again closes the result before. */
final class StatementCursor extends RowCursor {
    private Activity activity;
    private Tally tally;
    private int slot = -1;

    void start(Activity newActivity, Tally newTally) {
        restart();
        activity = newActivity;
        tally = newTally;
    }

    void slot(int newSlot) {
        slot = newSlot;
    }

    int slot() {
        return slot;
    }

    @Override
    protected void began() {
        if (!tally.isOwnedBy(Thread.currentThread())) {
            tally = activity.tally(); // another thread fetches than executed
        }
        tally.resultBegan(tally.firstResultNanos() == 0 ? System.nanoTime() : 0);
    }

    @Override
    protected void fetched(long count) {
        tally.fetched(count, System.nanoTime());
    }
}

package io.whence.api;

/** All that a run does of one shape of work on one target. Thread-safe. */
public interface Activity {
    /** The calling thread's counters of this activity. Callers keep it while they stay on the thread. */
    Tally tally();
}

package io.whence.api;

/**
 * Where instrumentations hand over what they saw. All methods may be called on the application's threads: they count
 * and enqueue, and do nothing that takes long.
 */
public interface LineageRecorder {
    /**
     * Registers one shape of work on one target, for instance one SQL text on one database.
     *
     * @param describer asked once, on an agent thread, what the work reads and writes
     * @return never null; past the run's bounds an activity whose counts only show as dropped
     */
    Activity activity(ActivityDescriber describer);

    /** Counts writes that a rollback undid. They are no lineage. */
    void rolledBack(long calls);

    /** Says that the job has begun to touch data, so that its run is announced. */
    void touched();

    /**
     * Registers what must happen on the agent thread before counts are read: an instrumentation that holds counts back
     * (an open result set) hands them over then.
     */
    void beforeReading(Flushable source);

    /** An instrumentation that holds counts back. */
    interface Flushable {
        /** @param runEnds whether nothing more will come: open transactions are rolled back by now */
        void flush(boolean runEnds);
    }
}

package io.whence.api.export;

import java.util.List;

/** Sends records somewhere. Called by one agent thread at a time; never on the application's threads. */
public interface LineageExporter {
    /**
     * Sends the records, oldest first, and waits for the answer.
     *
     * @return whether they were accepted; false asks to be called with the same records again later
     */
    boolean export(List<LineageRecord> records);

    /** Ends it; waits no longer than the given time for what is under way. */
    void close(long timeoutMillis);
}

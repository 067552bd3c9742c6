package io.whence.jdbc.lineage;

/** Takes the row count of a write that was already counted as one without. */
interface WriteCount {
    void counted(long rows);
}

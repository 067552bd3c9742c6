package io.whence.api.export;

import io.whence.api.model.Run;

/**
 * One thing the recorder hands to exporters, each becoming one span: {@link RunStarted}, {@link AccessWindow} or {@link
 * RunEnded}. Identifiers are given here, once, so that a record sent twice is the same span.
 */
public interface LineageRecord {
    Run run();

    /** 16 lower-case hex digits. */
    String spanId();

    /** UUID text of this record. */
    String lineageId();

    long startEpochNanos();

    long endEpochNanos();
}

package io.whence.api.export;

import io.whence.api.model.Run;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The whole run: its span id is {@link Run#spanId()}, parent of all others. Immutable. */
public final class RunEnded implements LineageRecord {
    private final Run run;
    private final String lineageId;
    private final long endEpochNanos;
    private final Run.State state;
    private final Failure failure;
    private final Map<String, Long> counters;
    private final boolean truncated;

    /**
     * @param failure why, for FAIL; null where unknown
     * @param counters what else is to be said of the run, by attribute name: {@code lineage.rolled_back.calls}, {@code
     *     lineage.failed.calls}, {@code lineage.dropped.*}
     */
    public RunEnded(
            Run run,
            String lineageId,
            long endEpochNanos,
            Run.State state,
            Failure failure,
            Map<String, Long> counters,
            boolean truncated) {
        this.run = run;
        this.lineageId = lineageId;
        this.endEpochNanos = endEpochNanos;
        this.state = state;
        this.failure = failure;
        this.counters = Collections.unmodifiableMap(new TreeMap<>(counters));
        this.truncated = truncated;
    }

    @Override
    public Run run() {
        return run;
    }

    @Override
    public String spanId() {
        return run.spanId();
    }

    @Override
    public String lineageId() {
        return lineageId;
    }

    @Override
    public long startEpochNanos() {
        return run.startEpochNanos();
    }

    @Override
    public long endEpochNanos() {
        return endEpochNanos;
    }

    public Run.State state() {
        return state;
    }

    /** Null when the run did not fail, or failed without an exception and exit code. */
    public Failure failure() {
        return failure;
    }

    /** By attribute name; only counts above zero. */
    public Map<String, Long> counters() {
        return counters;
    }

    public boolean truncated() {
        return truncated;
    }

    /** Why a run failed. Immutable. */
    public static final class Failure {
        private final String description;
        private final String exceptionType;
        private final String exceptionMessage;
        private final String stackTrace;

        /** @param description one line, for the span status; the others are null where there was no exception */
        public Failure(String description, String exceptionType, String exceptionMessage, String stackTrace) {
            this.description = description;
            this.exceptionType = exceptionType;
            this.exceptionMessage = exceptionMessage;
            this.stackTrace = stackTrace;
        }

        public String description() {
            return description;
        }

        public String exceptionType() {
            return exceptionType;
        }

        public String exceptionMessage() {
            return exceptionMessage;
        }

        public String stackTrace() {
            return stackTrace;
        }
    }
}

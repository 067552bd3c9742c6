package io.whence.api.model;

import java.util.Objects;
import java.util.UUID;

/** One execution of a job: one trace, or a subtree of the caller's. Immutable. */
public final class Run {
    /** How a run ended; the value of {@code lineage.run.state}. */
    public enum State {
        COMPLETE,
        /** Uncaught exception in main, non-zero exit, Spark application failure. */
        FAIL,
        /** Ended by a signal. */
        ABORT
    }

    private final UUID id;
    private final String traceId;
    private final String spanId;
    private final String parentSpanId;
    private final String jobNamespace;
    private final String jobName;
    private final String operationType;
    private final String parameters;
    private final String codeHash;
    private final long startEpochNanos;

    private Run(Builder builder) {
        this.id = Objects.requireNonNull(builder.id, "id");
        this.traceId = Objects.requireNonNull(builder.traceId, "traceId");
        this.spanId = Objects.requireNonNull(builder.spanId, "spanId");
        this.parentSpanId = builder.parentSpanId;
        this.jobNamespace = Objects.requireNonNull(builder.jobNamespace, "jobNamespace");
        this.jobName = Objects.requireNonNull(builder.jobName, "jobName");
        this.operationType = builder.operationType;
        this.parameters = builder.parameters;
        this.codeHash = builder.codeHash;
        this.startEpochNanos = builder.startEpochNanos;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** UUID version 7. */
    public UUID id() {
        return id;
    }

    /** 32 lower-case hex digits. */
    public String traceId() {
        return traceId;
    }

    /** 16 lower-case hex digits: the run span, parent of every access span. */
    public String spanId() {
        return spanId;
    }

    /** 16 lower-case hex digits of the caller's span; null when the run is a trace of its own. */
    public String parentSpanId() {
        return parentSpanId;
    }

    public String jobNamespace() {
        return jobNamespace;
    }

    public String jobName() {
        return jobName;
    }

    /** ETL, FEATURE_COMPUTATION, MODEL_TRAINING or INFERENCE. */
    public String operationType() {
        return operationType;
    }

    /** JSON object, secrets redacted; null where there is none. */
    public String parameters() {
        return parameters;
    }

    /** sha256 of the job's own code; null where unknown. */
    public String codeHash() {
        return codeHash;
    }

    public long startEpochNanos() {
        return startEpochNanos;
    }

    /** Not thread-safe. */
    public static final class Builder {
        private UUID id;
        private String traceId;
        private String spanId;
        private String parentSpanId;
        private String jobNamespace;
        private String jobName;
        private String operationType = "ETL";
        private String parameters;
        private String codeHash;
        private long startEpochNanos;

        private Builder() {}

        public Builder id(UUID value) {
            this.id = value;
            return this;
        }

        public Builder trace(String traceIdHex, String spanIdHex, String parentSpanIdHex) {
            this.traceId = traceIdHex;
            this.spanId = spanIdHex;
            this.parentSpanId = parentSpanIdHex;
            return this;
        }

        public Builder job(String namespace, String name) {
            this.jobNamespace = namespace;
            this.jobName = name;
            return this;
        }

        public Builder operationType(String value) {
            this.operationType = value;
            return this;
        }

        public Builder parameters(String value) {
            this.parameters = value;
            return this;
        }

        public Builder codeHash(String value) {
            this.codeHash = value;
            return this;
        }

        public Builder startEpochNanos(long value) {
            this.startEpochNanos = value;
            return this;
        }

        public Run build() {
            return new Run(this);
        }
    }
}

package io.whence.api.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What does not change about one dataset read or written by one operation: everything about an access but its counts,
 * times and edges. Immutable.
 */
public final class Access {
    /** The direction; the value of {@code lineage.kind} in lower case. */
    public enum Kind {
        READ,
        WRITE
    }

    private final Kind kind;
    private final Dataset dataset;
    private final String operation;
    private final List<String> columns;
    private final List<String> schema;
    private final String version;
    private final String codeHash;
    private final boolean partial;
    private final Map<String, Object> attributes;

    private Access(Builder builder) {
        this.kind = builder.kind;
        this.dataset = builder.dataset;
        this.operation = builder.operation;
        this.columns = Collections.unmodifiableList(new ArrayList<>(builder.columns));
        this.schema = Collections.unmodifiableList(new ArrayList<>(builder.schema));
        this.version = builder.version;
        this.codeHash = builder.codeHash;
        this.partial = builder.partial;
        this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.attributes));
    }

    /** @param operation as in {@code lineage.operation}: SELECT, INSERT, CREATE_TABLE_AS, READ … */
    public static Builder builder(Kind kind, Dataset dataset, String operation) {
        return new Builder(kind, dataset, operation);
    }

    public Kind kind() {
        return kind;
    }

    public Dataset dataset() {
        return dataset;
    }

    public String operation() {
        return operation;
    }

    /** Columns read or written, in first-seen order; empty where unknown. */
    public List<String> columns() {
        return columns;
    }

    /** "name:type" in order; empty where unknown. */
    public List<String> schema() {
        return schema;
    }

    /** Snapshot, table version, ETag, or size and mtime; null where unknown. */
    public String version() {
        return version;
    }

    /** sha256 of the normalised SQL, of the plan, or of the calling class; null where unknown. */
    public String codeHash() {
        return codeHash;
    }

    /** Whether something about the operation was not understood; columns or datasets may be missing. */
    public boolean partial() {
        return partial;
    }

    /**
     * OpenTelemetry's db.*, server.*, file.* and messaging.* attributes by name. Values are String, Long, Double,
     * Boolean or List of String.
     */
    public Map<String, Object> attributes() {
        return attributes;
    }

    /** The fewest details that still name the access; what a run past its bounds of shapes merges into. */
    public Access withoutDetail() {
        return builder(kind, dataset, operation).partial(partial).build();
    }

    @Override
    public String toString() {
        return kind + " " + dataset + " " + operation;
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final Kind kind;
        private final Dataset dataset;
        private final String operation;
        private List<String> columns = Collections.emptyList();
        private List<String> schema = Collections.emptyList();
        private String version;
        private String codeHash;
        private boolean partial;
        private final Map<String, Object> attributes = new LinkedHashMap<>();

        private Builder(Kind kind, Dataset dataset, String operation) {
            this.kind = Objects.requireNonNull(kind, "kind");
            this.dataset = Objects.requireNonNull(dataset, "dataset");
            this.operation = Objects.requireNonNull(operation, "operation");
        }

        public Builder columns(List<String> value) {
            this.columns = value;
            return this;
        }

        public Builder schema(List<String> value) {
            this.schema = value;
            return this;
        }

        public Builder version(String value) {
            this.version = value;
            return this;
        }

        public Builder codeHash(String value) {
            this.codeHash = value;
            return this;
        }

        public Builder partial(boolean value) {
            this.partial = value;
            return this;
        }

        /** Null values are left out. */
        public Builder attribute(String name, Object value) {
            if (value != null) {
                attributes.put(name, value);
            }
            return this;
        }

        public Access build() {
            return new Access(this);
        }
    }
}

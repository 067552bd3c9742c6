package io.whence.api.export;

import io.whence.api.model.Access;
import io.whence.api.model.Basis;
import io.whence.api.model.ColumnLineage;
import io.whence.api.model.Dataset;
import io.whence.api.model.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One access over one stretch of time: its counts add up over the windows of a run. Immutable. */
public final class AccessWindow implements LineageRecord {
    /** A count that is not known. */
    public static final long UNKNOWN = -1;

    private final Run run;
    private final Access access;
    private final String spanId;
    private final String lineageId;
    private final long startEpochNanos;
    private final long endEpochNanos;
    private final long calls;
    private final long failedCalls;
    private final long rows;
    private final long bytes;
    private final long files;
    private final List<Link> links;
    private final List<ColumnLineage> columnLineage;
    private final boolean truncated;
    private final Map<String, Long> dropped;

    private AccessWindow(Builder builder) {
        this.run = Objects.requireNonNull(builder.run, "run");
        this.access = Objects.requireNonNull(builder.access, "access");
        this.spanId = Objects.requireNonNull(builder.spanId, "spanId");
        this.lineageId = Objects.requireNonNull(builder.lineageId, "lineageId");
        this.startEpochNanos = builder.startEpochNanos;
        this.endEpochNanos = builder.endEpochNanos;
        this.calls = builder.calls;
        this.failedCalls = builder.failedCalls;
        this.rows = builder.rows;
        this.bytes = builder.bytes;
        this.files = builder.files;
        this.links = Collections.unmodifiableList(new ArrayList<>(builder.links));
        this.columnLineage = Collections.unmodifiableList(new ArrayList<>(builder.columnLineage));
        this.truncated = builder.truncated;
        this.dropped = Collections.unmodifiableMap(new LinkedHashMap<>(builder.dropped));
    }

    public static Builder builder(Run run, Access access, String spanId, String lineageId) {
        return new Builder(run, access, spanId, lineageId);
    }

    @Override
    public Run run() {
        return run;
    }

    public Access access() {
        return access;
    }

    @Override
    public String spanId() {
        return spanId;
    }

    @Override
    public String lineageId() {
        return lineageId;
    }

    @Override
    public long startEpochNanos() {
        return startEpochNanos;
    }

    @Override
    public long endEpochNanos() {
        return endEpochNanos;
    }

    public long calls() {
        return calls;
    }

    public long failedCalls() {
        return failedCalls;
    }

    /** {@link #UNKNOWN} where the engine did not say. */
    public long rows() {
        return rows;
    }

    /** {@link #UNKNOWN} where it is not known. */
    public long bytes() {
        return bytes;
    }

    /** {@link #UNKNOWN} where it is not known. */
    public long files() {
        return files;
    }

    /** Edges into this write, each to an access; empty for a read. */
    public List<Link> links() {
        return links;
    }

    /** The datasets of {@link #links()}, each once, in order: what {@link #columnLineage()} counts its inputs by. */
    public List<Dataset> inputs() {
        Set<Dataset> inputs = new LinkedHashSet<>();
        for (Link link : links) {
            inputs.add(link.dataset());
        }
        return new ArrayList<>(inputs);
    }

    /** Sources' input numbers are indexes into {@link #inputs()}. */
    public List<ColumnLineage> columnLineage() {
        return columnLineage;
    }

    /** Whether a bound was passed and detail was merged away. */
    public boolean truncated() {
        return truncated;
    }

    /** What a bound took away, by attribute name ({@code lineage.dropped.*}). */
    public Map<String, Long> dropped() {
        return dropped;
    }

    /** An edge: from a read of this run to the write that carries the link. Immutable. */
    public static final class Link {
        private final Dataset dataset;
        private final String spanId;
        private final String lineageId;
        private final Basis basis;

        /** @param spanId the read's span in the same trace */
        public Link(Dataset dataset, String spanId, String lineageId, Basis basis) {
            this.dataset = dataset;
            this.spanId = spanId;
            this.lineageId = lineageId;
            this.basis = basis;
        }

        public Dataset dataset() {
            return dataset;
        }

        public String spanId() {
            return spanId;
        }

        /** The lineage id of the read's record that {@link #spanId()} names. */
        public String lineageId() {
            return lineageId;
        }

        public Basis basis() {
            return basis;
        }
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final Run run;
        private final Access access;
        private final String spanId;
        private final String lineageId;
        private long startEpochNanos;
        private long endEpochNanos;
        private long calls;
        private long failedCalls;
        private long rows = UNKNOWN;
        private long bytes = UNKNOWN;
        private long files = UNKNOWN;
        private List<Link> links = Collections.emptyList();
        private List<ColumnLineage> columnLineage = Collections.emptyList();
        private boolean truncated;
        private final Map<String, Long> dropped = new LinkedHashMap<>();

        private Builder(Run run, Access access, String spanId, String lineageId) {
            this.run = run;
            this.access = access;
            this.spanId = spanId;
            this.lineageId = lineageId;
        }

        public Builder time(long start, long end) {
            this.startEpochNanos = start;
            this.endEpochNanos = Math.max(start, end);
            return this;
        }

        public Builder calls(long succeeded, long failed) {
            this.calls = succeeded;
            this.failedCalls = failed;
            return this;
        }

        public Builder rows(long value) {
            this.rows = value;
            return this;
        }

        public Builder bytes(long value) {
            this.bytes = value;
            return this;
        }

        public Builder files(long value) {
            this.files = value;
            return this;
        }

        public Builder links(List<Link> value) {
            this.links = value;
            return this;
        }

        public Builder columnLineage(List<ColumnLineage> value) {
            this.columnLineage = value;
            return this;
        }

        public Builder truncated(boolean value) {
            this.truncated = value;
            return this;
        }

        public Builder dropped(String attribute, long count) {
            if (count > 0) {
                dropped.put(attribute, count);
            }
            return this;
        }

        public AccessWindow build() {
            return new AccessWindow(this);
        }
    }
}

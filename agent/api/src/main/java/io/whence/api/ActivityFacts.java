package io.whence.api;

import io.whence.api.model.Access;
import io.whence.api.model.Basis;
import io.whence.api.model.ColumnLineage;
import io.whence.api.model.Dataset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one activity reads and writes, and which of its reads each of its writes came from. Immutable. */
public final class ActivityFacts {
    private final String shape;
    private final List<Access> reads;
    private final List<Write> writes;

    /** @param shape activities of equal shape are one access a dataset and operation */
    public ActivityFacts(String shape, List<Access> reads, List<Write> writes) {
        this.shape = shape;
        this.reads = Collections.unmodifiableList(new ArrayList<>(reads));
        this.writes = Collections.unmodifiableList(new ArrayList<>(writes));
    }

    public String shape() {
        return shape;
    }

    public List<Access> reads() {
        return reads;
    }

    public List<Write> writes() {
        return writes;
    }

    /** Which counts of an engine are rows written. */
    public enum RowCount {
        /** The engine's count is the rows written: INSERT, UPDATE, DELETE, MERGE. */
        EXACT,
        /** A count above zero is; zero says nothing: some engines count CREATE TABLE AS, others do not. */
        WHEN_POSITIVE,
        /** There is no count: DROP, ALTER. */
        NONE
    }

    /** One dataset written, with what is known of where it came from. Immutable. */
    public static final class Write {
        private final Access access;
        private final Basis basis;
        private final List<Dataset> inputs;
        private final List<ColumnLineage> columnLineage;
        private final boolean inferable;
        private final RowCount rowCount;

        private Write(
                Access access,
                Basis basis,
                List<Dataset> inputs,
                List<ColumnLineage> columnLineage,
                boolean inferable,
                RowCount rowCount) {
            this.access = access;
            this.basis = basis;
            this.inputs = Collections.unmodifiableList(new ArrayList<>(inputs));
            this.columnLineage = Collections.unmodifiableList(new ArrayList<>(columnLineage));
            this.inferable = inferable;
            this.rowCount = rowCount;
        }

        /**
         * A write whose inputs are facts.
         *
         * @param inputs datasets among the activity's reads
         * @param columnLineage its input numbers are indexes into {@code inputs}
         */
        public static Write explained(
                Access access,
                Basis basis,
                List<Dataset> inputs,
                List<ColumnLineage> columnLineage,
                RowCount rowCount) {
            return new Write(access, basis, inputs, columnLineage, false, rowCount);
        }

        /** A write of data that came through the program: it links to what was read before it. */
        public static Write unexplained(Access access, RowCount rowCount) {
            return new Write(access, null, Collections.emptyList(), Collections.emptyList(), true, rowCount);
        }

        /** A write into which no data flows: DELETE, DROP, TRUNCATE. */
        public static Write withoutInput(Access access, RowCount rowCount) {
            return new Write(access, null, Collections.emptyList(), Collections.emptyList(), false, rowCount);
        }

        public Access access() {
            return access;
        }

        /** Null where there is no input that is a fact. */
        public Basis basis() {
            return basis;
        }

        public List<Dataset> inputs() {
            return inputs;
        }

        public List<ColumnLineage> columnLineage() {
            return columnLineage;
        }

        /** Whether earlier reads of the unit of work are inputs, for want of facts. */
        public boolean inferable() {
            return inferable;
        }

        public RowCount rowCount() {
            return rowCount;
        }
    }
}

package io.whence.api.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where one output column comes from. Immutable. */
public final class ColumnLineage {
    /** The output name that stands for the whole dataset: JOIN, GROUP_BY, FILTER, SORT. */
    public static final String WHOLE_DATASET = "*";

    private final String output;
    private final List<Source> sources;

    public ColumnLineage(String output, List<Source> sources) {
        this.output = output;
        this.sources = Collections.unmodifiableList(new ArrayList<>(sources));
    }

    /** Field name, or {@link #WHOLE_DATASET}. */
    public String output() {
        return output;
    }

    public List<Source> sources() {
        return sources;
    }

    /** One input column of an output column. Immutable. */
    public static final class Source {
        private final int input;
        private final String field;
        private final Transformation transformation;
        private final boolean masked;

        /** @param input index into the inputs of the write that carries this lineage */
        public Source(int input, String field, Transformation transformation, boolean masked) {
            this.input = input;
            this.field = field;
            this.transformation = transformation;
            this.masked = masked;
        }

        /** Index into the inputs of the write that carries this lineage. */
        public int input() {
            return input;
        }

        /** Field name; {@code *} for a star that could not be resolved. */
        public String field() {
            return field;
        }

        public Transformation transformation() {
            return transformation;
        }

        /** Whether the value was hashed or otherwise made unreadable on its way. */
        public boolean masked() {
            return masked;
        }
    }
}

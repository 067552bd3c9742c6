package io.whence.sql;

import java.util.List;

/** One output column and where it comes from. */
public final class ColumnLineage {
    private final String output;
    private final List<ColumnSource> sources;

    ColumnLineage(String output, List<ColumnSource> sources) {
        this.output = output;
        this.sources = sources;
    }

    /**
     * The output column. {@code *} stands for the whole dataset: with INDIRECT sources, the columns that decide which
     * rows there are (JOIN, GROUP_BY, FILTER, SORT); with a DIRECT source, a star that could not be resolved.
     */
    public String output() {
        return output;
    }

    /** The sources in first-seen order; empty for a constant, a parameter or a column that could not be resolved. */
    public List<ColumnSource> sources() {
        return sources;
    }

    @Override
    public String toString() {
        return output + " <- " + sources;
    }
}

package io.whence.sql;

/** How a source column contributes to an output, with OpenLineage's subtypes. */
public enum Transformation {
    /** The value is passed on unchanged. */
    IDENTITY(true),
    /** The value goes through an expression. */
    TRANSFORMATION(true),
    /** The value is aggregated over rows. */
    AGGREGATION(true),
    /** The column decides which rows are joined. */
    JOIN(false),
    /** The column decides which rows are aggregated together. */
    GROUP_BY(false),
    /** The column decides which rows are kept. */
    FILTER(false),
    /** The column decides the order of rows. */
    SORT(false),
    /** The column decides the partition or the order of a window function. */
    WINDOW(false),
    /** The column decides which of several values is taken. */
    CONDITIONAL(false);

    private final boolean direct;

    Transformation(boolean direct) {
        this.direct = direct;
    }

    /** True when the output's value is made of the source's value; false when the source only influences it. */
    public boolean isDirect() {
        return direct;
    }

    /** The kind of a source seen through two steps: this one applied to the result of {@code inner}. */
    Transformation after(Transformation inner) {
        if (!inner.direct || this == IDENTITY) {
            return inner;
        }
        if (!direct) {
            return this;
        }
        return inner == AGGREGATION ? AGGREGATION : this;
    }
}

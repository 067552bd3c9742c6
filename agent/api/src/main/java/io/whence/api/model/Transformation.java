package io.whence.api.model;

/** How an input column shapes an output column or dataset: OpenLineage's transformation subtypes. */
public enum Transformation {
    IDENTITY(true),
    TRANSFORMATION(true),
    AGGREGATION(true),
    JOIN(false),
    GROUP_BY(false),
    FILTER(false),
    SORT(false),
    WINDOW(false),
    CONDITIONAL(false);

    private final boolean direct;

    Transformation(boolean direct) {
        this.direct = direct;
    }

    /** DIRECT: values flow; INDIRECT: values decide. */
    public boolean isDirect() {
        return direct;
    }
}

package io.whence.api.model;

import java.util.Locale;

/** The evidence for an edge, strongest first; the value of {@code lineage.edge.basis} in lower case. */
public enum Basis {
    /** One SQL statement says so. */
    STATEMENT(true),
    /** A Spark plan says so. */
    PLAN(true),
    /** A file was copied. */
    COPY(true),
    /** The written values were seen in the read. */
    VALUE(true),
    /** Same unit of work, earlier: an OpenTelemetry trace, a batch step, a scheduled execution. */
    UNIT(false),
    /** Same thread, earlier. */
    THREAD(false),
    /** Same run, earlier. */
    RUN(false);

    private final boolean fact;

    Basis(boolean fact) {
        this.fact = fact;
    }

    /** Whether the edge is known rather than inferred. */
    public boolean isFact() {
        return fact;
    }

    /** As it stands in {@code lineage.edge.basis}. */
    public String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }
}

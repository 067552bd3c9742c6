package io.whence.sql;

/** How an expression uses the columns that stand at one place in it. */
final class Use {
    static final Use IDENTITY = new Use(Transformation.IDENTITY, false);
    static final Use TRANSFORMED = new Use(Transformation.TRANSFORMATION, false);
    static final Use JOINED = new Use(Transformation.JOIN, false);
    static final Use FILTERED = new Use(Transformation.FILTER, false);
    static final Use GROUPED = new Use(Transformation.GROUP_BY, false);
    static final Use SORTED = new Use(Transformation.SORT, false);
    private static final Use WINDOWED = new Use(Transformation.WINDOW, false);
    private static final Use AGGREGATED = new Use(Transformation.AGGREGATION, false);
    private static final Use CONDITIONED = new Use(Transformation.CONDITIONAL, false);

    final Transformation kind;
    final boolean masked;

    private Use(Transformation kind, boolean masked) {
        this.kind = kind;
        this.masked = masked;
    }

    /** True for a use that concerns rows, not a value: inside it, functions and windows make no difference. */
    boolean ofRows() {
        return this == JOINED || this == FILTERED || this == GROUPED || this == SORTED;
    }

    Use aggregated() {
        return ofRows() || !kind.isDirect() ? this : masked ? new Use(Transformation.AGGREGATION, true) : AGGREGATED;
    }

    Use transformed() {
        return kind == Transformation.IDENTITY ? TRANSFORMED : this;
    }

    Use masked() {
        return ofRows() || masked
                ? this
                : new Use(kind == Transformation.IDENTITY ? Transformation.TRANSFORMATION : kind, true);
    }

    Use windowed() {
        return ofRows() ? this : WINDOWED;
    }

    Use conditional() {
        return ofRows() || kind == Transformation.WINDOW ? this : CONDITIONED;
    }

    /** A source of a derived column, as the expression that refers to the column sees it. */
    ColumnSource of(ColumnSource inner) {
        Transformation outer = ofRows() ? kind : kind.after(inner.transformation());
        boolean hidden = !ofRows() && (masked || inner.masked());
        if (outer == inner.transformation() && hidden == inner.masked()) {
            return inner;
        }
        return new ColumnSource(inner.table(), inner.column(), outer, hidden);
    }
}

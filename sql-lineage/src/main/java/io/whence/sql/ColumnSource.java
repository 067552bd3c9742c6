package io.whence.sql;

/** One column that an output comes from, and how. */
public final class ColumnSource {
    private final TableName table;
    private final String column;
    private final Transformation transformation;
    private final boolean masked;

    ColumnSource(TableName table, String column, Transformation transformation, boolean masked) {
        this.table = table;
        this.column = column;
        this.transformation = transformation;
        this.masked = masked;
    }

    /** The base table, file or stage. */
    public TableName table() {
        return table;
    }

    /** The column, folded as the dialect folds it; {@code *} for a star that could not be resolved. */
    public String column() {
        return column;
    }

    public Transformation transformation() {
        return transformation;
    }

    /** True when the value passes through a hash or another function that hides it. */
    public boolean masked() {
        return masked;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof ColumnSource)) {
            return false;
        }
        ColumnSource that = (ColumnSource) other;
        return transformation == that.transformation
                && masked == that.masked
                && column.equals(that.column)
                && table.equals(that.table);
    }

    @Override
    public int hashCode() {
        return (table.hashCode() * 31 + column.hashCode()) * 31 + transformation.hashCode() + (masked ? 1 : 0);
    }

    @Override
    public String toString() {
        return table + "." + column + " " + transformation + (masked ? " masked" : "");
    }
}

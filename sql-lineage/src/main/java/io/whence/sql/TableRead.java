package io.whence.sql;

import java.util.List;

/** A table that a statement reads. */
public final class TableRead {
    private final TableName table;
    private final List<String> columns;

    TableRead(TableName table, List<String> columns) {
        this.table = table;
        this.columns = columns;
    }

    public TableName table() {
        return table;
    }

    /** The columns that are read, in first-seen order; {@code *} for a star that could not be resolved. */
    public List<String> columns() {
        return columns;
    }

    @Override
    public String toString() {
        return table + columns.toString();
    }
}

package io.whence.sql;

import java.util.List;

/** A table that a statement writes, creates, empties or removes. */
public final class TableWrite {
    private final TableName table;
    private final StatementKind operation;
    private final List<String> columns;
    private final List<ColumnLineage> lineage;
    private final boolean temporary;

    TableWrite(
            TableName table,
            StatementKind operation,
            List<String> columns,
            List<ColumnLineage> lineage,
            boolean temporary) {
        this.table = table;
        this.operation = operation;
        this.columns = columns;
        this.lineage = lineage;
        this.temporary = temporary;
    }

    public TableName table() {
        return table;
    }

    /** What is done to this table; a MERGE, for instance, is MERGE whatever its branches do. */
    public StatementKind operation() {
        return operation;
    }

    /** The columns that are written, in their order; empty when all or when unknown. */
    public List<String> columns() {
        return columns;
    }

    /** Where each written column comes from; the entry {@code *} holds what decides which rows are written. */
    public List<ColumnLineage> lineage() {
        return lineage;
    }

    /** True for a table that ends with its session; later statements of the same text look through it. */
    public boolean temporary() {
        return temporary;
    }

    @Override
    public String toString() {
        return operation + " " + table + columns;
    }
}

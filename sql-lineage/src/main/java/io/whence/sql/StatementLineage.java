package io.whence.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What one statement reads and writes, column by column. */
public final class StatementLineage {
    private final StatementKind kind;
    private final List<TableRead> inputs;
    private final List<TableWrite> outputs;
    private final List<ColumnLineage> columns;
    private final SessionChange session;
    private final boolean complete;

    StatementLineage(
            StatementKind kind,
            List<TableRead> inputs,
            List<TableWrite> outputs,
            List<ColumnLineage> columns,
            SessionChange session,
            boolean complete) {
        this.kind = kind;
        this.inputs = inputs;
        this.outputs = outputs;
        this.columns = columns;
        this.session = session;
        this.complete = complete;
    }

    public StatementKind kind() {
        return kind;
    }

    /** The base tables that are read, in first-seen order; a table that is only written to is not among them. */
    public List<TableRead> inputs() {
        return inputs;
    }

    /** The tables that are written, in first-seen order. */
    public List<TableWrite> outputs() {
        return outputs;
    }

    /** The columns of a SELECT's result; for a statement that writes, the lineage of all its outputs. */
    public List<ColumnLineage> columns() {
        return columns;
    }

    /** The change of the session's defaults, or null when the statement makes none. */
    public SessionChange session() {
        return session;
    }

    /** False when part of the statement was not understood; the analysis's warnings then say which. */
    public boolean complete() {
        return complete;
    }

    /** The same statement without its writes to some tables. */
    StatementLineage without(Set<TableName> tables) {
        boolean any = false;
        for (TableWrite write : outputs) {
            any |= tables.contains(write.table());
        }
        if (!any) {
            return this;
        }
        List<TableWrite> kept = new ArrayList<>(outputs.size());
        List<ColumnLineage> lineage = new ArrayList<>();
        for (TableWrite write : outputs) {
            if (!tables.contains(write.table())) {
                kept.add(write);
                lineage.addAll(write.lineage());
            }
        }
        return new StatementLineage(
                kind,
                inputs,
                Collections.unmodifiableList(kept),
                Collections.unmodifiableList(lineage),
                session,
                complete);
    }

    @Override
    public String toString() {
        return kind + " " + inputs + " -> " + outputs;
    }
}

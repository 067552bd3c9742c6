package io.whence.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A statement while it is being analysed. */
final class Statement {
    final Facts facts;
    final Ctes ctes;
    private final Work work;
    private final List<Output> outputs = new ArrayList<>(1);
    StatementKind kind = StatementKind.OTHER;
    List<Field> result = Collections.emptyList();
    SessionChange session;

    Statement(Work work, Ctes ctes) {
        this.work = work;
        this.ctes = ctes;
        this.facts = new Facts(work);
    }

    Scope scope(Ctes sight) {
        return new Scope(null, facts, sight);
    }

    Output write(TableName table, StatementKind operation) {
        for (Output output : outputs) {
            if (output.table.equals(table) && output.operation == operation) {
                return output;
            }
        }
        Output output = new Output(table, operation, work);
        outputs.add(output);
        return output;
    }

    /** The table that was written last, or null. */
    TableName written() {
        return outputs.isEmpty() ? null : outputs.get(outputs.size() - 1).table;
    }

    boolean writes() {
        return !outputs.isEmpty();
    }

    StatementLineage finish(boolean complete) {
        for (Output output : outputs) {
            read(output.fields);
        }
        if (kind == StatementKind.SELECT) {
            read(result);
        }
        List<TableWrite> writes = new ArrayList<>(outputs.size());
        List<ColumnLineage> columns = new ArrayList<>();
        for (Output output : outputs) {
            if (output.table.name().startsWith("@") && !output.table.isLocation()) {
                // A table variable lives in the text alone.
                continue;
            }
            TableWrite write = output.finish(output.deciding == null ? facts.rows : output.deciding);
            writes.add(write);
            columns.addAll(write.lineage());
        }
        if (outputs.isEmpty() && kind == StatementKind.SELECT) {
            for (Field field : result) {
                columns.add(new ColumnLineage(field.name, field.sources.toList()));
            }
            if (!facts.rows.isEmpty()) {
                columns.add(new ColumnLineage(Field.STAR, facts.rows.toList()));
            }
        }
        return new StatementLineage(
                kind,
                facts.toReads(),
                Collections.unmodifiableList(writes),
                Collections.unmodifiableList(columns),
                session,
                complete);
    }

    /** Rows that go into a temporary table are what later statements see in it. */
    void remember(SqlSession session) {
        for (Output output : outputs) {
            boolean adds = output.operation == StatementKind.INSERT
                    || output.operation == StatementKind.UPDATE
                    || output.operation == StatementKind.MERGE;
            if (adds && session.isTemporary(output.table)) {
                output.temporary = true;
                session.fill(output.table, output.fields, facts, work);
            }
        }
    }

    /** What ends up in a column was read, whatever it went through. */
    private void read(List<Field> fields) {
        for (Field field : fields) {
            for (int i = 0; i < field.sources.size(); i++) {
                ColumnSource source = field.sources.get(i);
                facts.read(source.table(), source.column());
            }
        }
    }

    /** One table that the statement writes. */
    static final class Output {
        final TableName table;
        final StatementKind operation;
        private final Work work;
        private final List<Field> fields = new ArrayList<>();
        boolean temporary;
        /** What decides which rows this output gets, where it differs from the statement's; else null. */
        Sources deciding;
        /** False where the columns that decide which rows are read do not decide what is written: DDL. */
        boolean rows = true;

        Output(TableName table, StatementKind operation, Work work) {
            this.table = table;
            this.operation = operation;
            this.work = work;
        }

        /** Adds what a column is written from; a column that has sources already gets more. */
        void add(String column, Sources sources) {
            add(column, sources, fields.size());
        }

        /** Adds a row of columns, which may have a name twice. */
        void addAll(List<Field> row) {
            int known = fields.size();
            for (Field field : row) {
                add(field.name, field.sources, known);
            }
        }

        private void add(String column, Sources sources, int known) {
            for (int i = 0; i < known && !Field.STAR.equals(column); i++) {
                work.step();
                if (fields.get(i).name.equals(column)) {
                    fields.get(i).sources.addAll(sources);
                    return;
                }
            }
            Sources own = new Sources(work);
            own.addAll(sources);
            fields.add(new Field(column, own));
        }

        List<Field> fields() {
            return fields;
        }

        TableWrite finish(Sources deciding) {
            List<String> columns = new ArrayList<>(fields.size());
            List<ColumnLineage> lineage = new ArrayList<>(fields.size() + 1);
            for (Field field : fields) {
                if (!field.isStar()) {
                    columns.add(field.name);
                }
                lineage.add(new ColumnLineage(field.name, field.sources.toList()));
            }
            if (rows && !deciding.isEmpty()) {
                lineage.add(new ColumnLineage(Field.STAR, deciding.toList()));
            }
            return new TableWrite(
                    table,
                    operation,
                    Collections.unmodifiableList(columns),
                    Collections.unmodifiableList(lineage),
                    temporary);
        }
    }
}

package io.whence.sql;

/** ALTER and RENAME: what changes a table's name moves its rows. */
final class Alters {
    private final Analysis analysis;
    private final Tokens tokens;
    private final Sessions sessions;

    Alters(Analysis analysis, Sessions sessions) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
        this.sessions = sessions;
    }

    boolean alter(int from, int to, Statement statement) {
        statement.kind = StatementKind.ALTER;
        int i = from + 1;
        while (i < to && i < from + 4 && !tokens.is(i, Keyword.TABLE) && !tokens.is(i, Keyword.VIEW)) {
            i++;
        }
        if (!tokens.is(i, Keyword.TABLE) && !tokens.is(i, Keyword.VIEW)) {
            return sessions.alter(from, to, statement);
        }
        i++;
        if (tokens.is(i, Keyword.IF) && tokens.is(i + 1, Keyword.EXISTS)) {
            i += 2;
        }
        if (tokens.is(i, Keyword.ONLY)) {
            i++;
        }
        if (!tokens.identifier(i)) {
            return analysis.statements.notUnderstood(from, to, statement);
        }
        int end = analysis.names.end(i, to);
        TableName table = analysis.names.table(i, end);
        for (int at = end; at < to; at = tokens.after(at)) {
            if (tokens.is(at, Keyword.SWAP) && tokens.is(at + 1, Keyword.WITH) && tokens.identifier(at + 2)) {
                swap(table, analysis.names.table(at + 2, analysis.names.end(at + 2, to)), statement);
                return true;
            }
            boolean to1 =
                    tokens.is(at, Keyword.RENAME) && (tokens.is(at + 1, Keyword.TO) || tokens.is(at + 1, Keyword.AS));
            if (to1 && tokens.identifier(at + 2)) {
                moved(table, renamed(table, at + 2, to), statement);
                return true;
            }
            if (tokens.is(at, Keyword.AS) && analysis.queries.startsQuery(at + 1, to)) {
                statement.kind = StatementKind.CREATE_VIEW;
                Query query = analysis.queries.query(at + 1, to, null, null, statement.facts);
                statement.write(table, StatementKind.CREATE_VIEW).addAll(query.fields);
                return true;
            }
            if (tokens.word(at, "APPEND") && tokens.is(at + 1, Keyword.FROM) && tokens.identifier(at + 2)) {
                statement.facts.read(analysis.names.table(at + 2, analysis.names.end(at + 2, to)));
                break;
            }
            if (exchange(at, to, table, statement)) {
                return true;
            }
        }
        analysis.session.forget(table);
        statement.write(table, StatementKind.ALTER).rows = false;
        return true;
    }

    /** Partitions that change their table: EXCHANGE PARTITION p WITH TABLE t, SWITCH TO t, ATTACH PARTITION t. */
    private boolean exchange(int at, int to, TableName table, Statement statement) {
        if (tokens.word(at, "EXCHANGE") && tokens.is(at + 1, Keyword.PARTITION)) {
            for (int i = at; i + 1 < to; i = tokens.after(i)) {
                if (tokens.is(i, Keyword.TABLE) && tokens.identifier(i + 1)) {
                    swap(table, analysis.names.table(i + 1, analysis.names.end(i + 1, to)), statement);
                    return true;
                }
            }
        }
        if (tokens.word(at, "SWITCH")) {
            for (int i = at; i + 1 < to; i = tokens.after(i)) {
                if (tokens.is(i, Keyword.TO) && tokens.identifier(i + 1)) {
                    statement.facts.read(table);
                    statement.write(analysis.names.table(i + 1, analysis.names.end(i + 1, to)), StatementKind.ALTER);
                    statement.write(table, StatementKind.ALTER);
                    return true;
                }
            }
        }
        return false;
    }

    /** A new name without a schema stays in the old one's schema. */
    private TableName renamed(TableName table, int i, int to) {
        int end = analysis.names.end(i, to);
        if (end == i + 1) {
            String name = tokens.folded(i);
            return TableName.of(
                    table.catalog(), table.schema(), name, prefix(table) + TableName.part(tokens.written(i)));
        }
        return analysis.names.table(i, end);
    }

    private static String prefix(TableName table) {
        String own = TableName.part(table.name());
        String original = table.original();
        return original.length() > own.length() && original.charAt(original.length() - own.length() - 1) == '.'
                ? original.substring(0, original.length() - own.length())
                : "";
    }

    private void moved(TableName from, TableName into, Statement statement) {
        statement.kind = StatementKind.RENAME;
        statement.facts.read(from);
        Scope scope = statement.scope(null);
        scope.relations.add(Relation.base(null, from, analysis.session.columns(from)));
        statement.write(into, StatementKind.RENAME).addAll(analysis.selects.everything(scope));
        analysis.session.rename(from, into);
    }

    private void swap(TableName one, TableName other, Statement statement) {
        statement.kind = StatementKind.RENAME;
        statement.facts.read(one);
        statement.facts.read(other);
        statement.write(one, StatementKind.RENAME);
        statement.write(other, StatementKind.RENAME);
    }

    boolean rename(int from, int to, Statement statement) {
        int i = from + 1;
        if (tokens.is(i, Keyword.TABLE)) {
            i++;
        }
        boolean any = false;
        while (i < to && tokens.identifier(i)) {
            int end = analysis.names.end(i, to);
            if (!tokens.is(end, Keyword.TO) || !tokens.identifier(end + 1)) {
                break;
            }
            TableName old = analysis.names.table(i, end);
            moved(old, renamed(old, end + 1, to), statement);
            any = true;
            i = analysis.names.end(end + 1, to);
            if (!tokens.op(i, ',')) {
                break;
            }
            i++;
        }
        return any || analysis.statements.notUnderstood(from, to, statement);
    }
}

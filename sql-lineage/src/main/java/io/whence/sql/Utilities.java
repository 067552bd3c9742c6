package io.whence.sql;

import java.util.ArrayList;
import java.util.List;

/** Everything that is neither a query nor INSERT, UPDATE, DELETE, MERGE or CREATE. */
final class Utilities {
    private final Analysis analysis;
    private final Tokens tokens;
    private final Copies copies;

    Utilities(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
        this.copies = new Copies(analysis);
    }

    boolean read(int i, int to, Statement statement, Keyword keyword) {
        switch (keyword) {
            case TRUNCATE:
                return tables(i, to, statement, StatementKind.TRUNCATE);
            case DROP:
                return drop(i, to, statement);
            case ALTER:
                return alter(i, to, statement);
            case RENAME:
                return rename(i, to, statement);
            case COPY:
                return copies.copy(i, to, statement);
            case UNLOAD:
                return copies.unload(i, to, statement);
            case LOAD:
                return copies.load(i, to, statement);
            case BULK:
                return copies.bulk(i, to, statement);
            case CALL:
            case EXEC:
            case EXECUTE:
                return call(i, to, statement);
            case DATABASE:
            case USE:
                return use(i, to, statement);
            case SET:
                return set(i, to, statement);
            case BEGIN:
            case START:
            case COMMIT:
            case ROLLBACK:
            case SAVEPOINT:
                statement.kind = StatementKind.TRANSACTION;
                return true;
            case EXPLAIN:
            case DESCRIBE:
            case DESC:
                statement.kind = StatementKind.EXPLAIN;
                return true;
            case SHOW:
            case ANALYZE:
            case COMMENT:
            case LOCK:
            case DECLARE:
                return declare(i, to);
            case FETCH:
            case DO:
                return true;
            case IF:
            case END:
                return false;
            default:
                return other(i, to, statement);
        }
    }

    /** A statement that starts with a word that is no keyword of ours. */
    boolean other(int i, int to, Statement statement) {
        if (tokens.word(i, "EXPORT")) {
            return copies.export(i, to, statement);
        }
        if (tokens.word(i, "RELEASE") || tokens.word(i, "BT") || tokens.word(i, "ET") || tokens.word(i, "ABORT")) {
            statement.kind = StatementKind.TRANSACTION;
            return true;
        }
        if (tokens.word(i, "GO") && i + 1 == to) {
            return false;
        }
        if (!isHarmless(i)) {
            return analysis.statements.notUnderstood(i, to, statement);
        }
        return true;
    }

    private boolean isHarmless(int i) {
        String[] words = {
            "GRANT",
            "REVOKE",
            "VACUUM",
            "REFRESH",
            "MSCK",
            "PRAGMA",
            "CHECKPOINT",
            "DEALLOCATE",
            "PREPARE",
            "RESET",
            "KILL",
            "FLUSH",
            "OPTIMIZE",
            "REINDEX",
            "DISCARD",
            "LISTEN",
            "NOTIFY",
            "UNLISTEN",
            "OPEN",
            "CLOSE",
            "RETURN",
            "PRINT",
            "RAISE",
            "ATTACH",
            "DETACH",
            "INSTALL",
            "REPAIR",
            "UNCACHE",
            "CLEAR",
            "PURGE",
            "COLLECT",
            "HELP",
            "ABORT",
            "LEAVE",
            "ITERATE",
            "EXIT",
            "CONTINUE",
            "PERFORM",
            "GET",
            "LIST",
            "REMOVE",
            "ADD",
            "UNDROP",
            "PUT",
            "EXISTS",
            "WAITFOR",
            "THROW",
            "GO",
            "SIGNAL",
            "RESIGNAL",
            "CLUSTER",
            "SECURITY",
            "CHECK",
            "DBCC",
            "DENY",
            "SHUTDOWN",
            "SCRIPT",
            "BACKUP",
            "WHILE",
            "RAISERROR",
            "RESTORE",
            "LET",
            "CONNECT",
            "EVENT",
            "WHILE",
            "RAISERROR",
            "HANDLER",
            "UNLOCK",
            "XA",
            "DIAGNOSTICS",
            "NULL",
            "GOTO",
            "ASSERT",
            "SYSTEM",
            "WATCH",
            "PIVOT",
            "SUMMARIZE",
            "EXCHANGE"
        };
        for (String word : words) {
            if (tokens.word(i, word)) {
                return true;
            }
        }
        return false;
    }

    /** One or more tables behind TABLE, each with the same operation. */
    private boolean tables(int from, int to, Statement statement, StatementKind kind) {
        int i = from + 1;
        statement.kind = kind;
        if (tokens.is(i, Keyword.TABLE) && i + 1 < to) {
            i++;
        }
        if (tokens.is(i, Keyword.IF)) {
            i = tokens.is(i + 1, Keyword.NOT) ? i + 3 : i + 2;
        }
        if (tokens.is(i, Keyword.ONLY)) {
            i++;
        }
        boolean any = false;
        while (i < to && (tokens.identifier(i) || tokens.kind[i] == Tokens.STRING)) {
            int end = Math.max(analysis.names.end(i, to), i + 1);
            TableName table = analysis.names.table(i, end);
            statement.write(table, kind).rows = false;
            if (kind == StatementKind.DROP) {
                analysis.session.forget(table);
            }
            any = true;
            i = end;
            if (tokens.op(i, '*')) {
                i++;
            }
            if (!tokens.op(i, ',')) {
                break;
            }
            i++;
        }
        return any || analysis.statements.notUnderstood(from, to, statement);
    }

    private boolean drop(int from, int to, Statement statement) {
        int i = from + 1;
        for (; i < to && i < from + 5; i++) {
            if (tokens.is(i, Keyword.TABLE) || tokens.is(i, Keyword.VIEW)) {
                return tables(i, to, statement, StatementKind.DROP);
            }
            if (!tokens.is(i, Keyword.TEMP)
                    && !tokens.is(i, Keyword.TEMPORARY)
                    && !tokens.is(i, Keyword.MATERIALIZED)
                    && !tokens.word(i, "EXTERNAL")
                    && !tokens.word(i, "FOREIGN")
                    && !tokens.word(i, "DYNAMIC")
                    && !tokens.word(i, "RECURSIVE")) {
                break;
            }
        }
        statement.kind = StatementKind.DROP;
        return true;
    }

    private boolean alter(int from, int to, Statement statement) {
        statement.kind = StatementKind.ALTER;
        int i = from + 1;
        while (i < to && i < from + 4 && !tokens.is(i, Keyword.TABLE) && !tokens.is(i, Keyword.VIEW)) {
            i++;
        }
        if (!tokens.is(i, Keyword.TABLE) && !tokens.is(i, Keyword.VIEW)) {
            return alterSession(from, to, statement);
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

    private boolean rename(int from, int to, Statement statement) {
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

    /** Variables are no columns; T-SQL's table variables are temporary tables. */
    private boolean declare(int from, int to) {
        for (int i = from + 1; i < to; i = tokens.after(i)) {
            if (!tokens.op(i - 1, ',') && i > from + 1) {
                continue;
            }
            if (tokens.kind[i] == Tokens.PARAM
                    && (tokens.is(i + 1, Keyword.TABLE) || tokens.is(i + 2, Keyword.TABLE))) {
                int open = tokens.is(i + 1, Keyword.TABLE) ? i + 2 : i + 3;
                List<Field> fields = new ArrayList<>();
                if (tokens.paren(open)) {
                    for (String column : analysis.names.list(open)) {
                        fields.add(new Field(column, new Sources(analysis.work)));
                    }
                }
                analysis.session.temporary(
                        TableName.of(null, null, tokens.text(i, i + 1)), new Query(fields, new Facts(analysis.work)));
            } else if (tokens.name(i)) {
                analysis.variable(tokens.folded(i));
            }
        }
        return true;
    }

    private boolean call(int from, int to, Statement statement) {
        statement.kind = StatementKind.CALL;
        int end = analysis.names.end(from + 1, to);
        if (end < to && tokens.paren(end)) {
            analysis.expressions.walk(
                    end + 1, tokens.match[end], statement.scope(null), Clause.FROM, Use.FILTERED, statement.facts.rows);
        }
        return true;
    }

    private boolean use(int from, int to, Statement statement) {
        int i = from + 1;
        boolean database = tokens.is(i, Keyword.DATABASE) || tokens.word(i, "CATALOG");
        boolean schema = tokens.is(i, Keyword.SCHEMA) || tokens.word(i, "NAMESPACE");
        if (tokens.word(i, "ROLE") || tokens.word(i, "WAREHOUSE") || tokens.word(i, "SECONDARY")) {
            if (tokens.name(i + 1)) {
                statement.kind = StatementKind.SESSION;
                statement.session = new SessionChange(null, null);
                return true;
            }
        }
        if ((database || schema) && i + 1 < to) {
            i++;
        }
        int end = analysis.names.end(i, to);
        if (end == i) {
            return analysis.statements.notUnderstood(from, to, statement);
        }
        statement.kind = StatementKind.SESSION;
        String last = tokens.folded(end - 1);
        SessionChange change;
        if (end > i + 2) {
            change = new SessionChange(tokens.folded(end - 3), last);
        } else if (!database && (schema || tokens.dialect.has(Dialect.USE_SCHEMA))) {
            change = new SessionChange(null, last);
        } else {
            change = new SessionChange(last, null);
        }
        statement.session = change;
        analysis.session.change(change);
        return true;
    }

    private boolean set(int from, int to, Statement statement) {
        int i = from + 1;
        if (tokens.word(i, "SESSION") || tokens.word(i, "LOCAL") || tokens.is(i, Keyword.CURRENT_SCHEMA)) {
            i += tokens.is(i, Keyword.CURRENT_SCHEMA) ? 0 : 1;
        }
        if (tokens.is(i, Keyword.TRANSACTION)) {
            statement.kind = StatementKind.TRANSACTION;
            return true;
        }
        boolean path = tokens.word(i, "SEARCH_PATH") || tokens.word(i, "SCHEMA_SEARCH_PATH") || tokens.word(i, "PATH");
        boolean schema =
                tokens.is(i, Keyword.SCHEMA) || tokens.is(i, Keyword.CURRENT_SCHEMA) || tokens.word(i, "SQLID");
        boolean catalog = tokens.word(i, "CATALOG");
        if (tokens.word(i, "CURRENT") && (tokens.is(i + 1, Keyword.SCHEMA) || tokens.word(i + 1, "SQLID"))) {
            i++;
            schema = true;
        }
        if (!path && !schema && !catalog) {
            statement.kind = StatementKind.OTHER;
            return true;
        }
        int value = i + 1;
        if (tokens.op(value, '=') || tokens.is(value, Keyword.TO)) {
            value++;
        }
        if (value < to && (tokens.name(value) || tokens.kind[value] == Tokens.STRING)) {
            int end = Math.max(analysis.names.end(value, to), value + 1);
            String name = tokens.folded(end - 1);
            statement.kind = StatementKind.SESSION;
            statement.session = catalog
                    ? new SessionChange(name, null)
                    : new SessionChange(end > value + 2 ? tokens.folded(value) : null, name);
            analysis.session.change(statement.session);
        }
        return true;
    }

    /** Oracle's ALTER SESSION SET CURRENT_SCHEMA = name. */
    private boolean alterSession(int from, int to, Statement statement) {
        if (tokens.word(from + 1, "SESSION")
                && tokens.is(from + 2, Keyword.SET)
                && tokens.is(from + 3, Keyword.CURRENT_SCHEMA)) {
            return set(from + 2, to, statement);
        }
        return true;
    }
}

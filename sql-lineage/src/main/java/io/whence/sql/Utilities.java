package io.whence.sql;

import java.util.ArrayList;
import java.util.List;

/** Everything that is neither a query nor INSERT, UPDATE, DELETE, MERGE or CREATE. */
final class Utilities {
    private final Analysis analysis;
    private final Tokens tokens;
    private final Copies copies;
    private final Alters alters;
    private final Sessions sessions;

    Utilities(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
        this.copies = new Copies(analysis);
        this.sessions = new Sessions(analysis);
        this.alters = new Alters(analysis, sessions);
    }

    boolean read(int i, int to, Statement statement, Keyword keyword) {
        switch (keyword) {
            case TRUNCATE:
                return tables(i, to, statement, StatementKind.TRUNCATE);
            case DROP:
                return drop(i, to, statement);
            case ALTER:
                return alters.alter(i, to, statement);
            case RENAME:
                return alters.rename(i, to, statement);
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
                return sessions.use(i, to, statement);
            case SET:
                return sessions.set(i, to, statement);
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
                return declare(i, to, statement);
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

    /** Variables are no columns; T-SQL's table variables are temporary tables. */
    private boolean declare(int from, int to, Statement statement) {
        for (int i = from + 1; i + 1 < to; i = tokens.after(i)) {
            if (tokens.is(i, Keyword.FOR) && analysis.queries.startsQuery(i + 1, to)) {
                // A cursor reads what its query does.
                statement.kind = StatementKind.SELECT;
                statement.result = analysis.queries.query(i + 1, to, null, null, statement.facts).fields;
                return true;
            }
        }
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
}

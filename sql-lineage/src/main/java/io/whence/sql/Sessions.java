package io.whence.sql;

/** Statements that change where later names are looked up. */
final class Sessions {
    private final Analysis analysis;
    private final Tokens tokens;

    Sessions(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
    }

    boolean use(int from, int to, Statement statement) {
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

    boolean set(int from, int to, Statement statement) {
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
    boolean alter(int from, int to, Statement statement) {
        if (tokens.word(from + 1, "SESSION")
                && tokens.is(from + 2, Keyword.SET)
                && tokens.is(from + 3, Keyword.CURRENT_SCHEMA)) {
            return set(from + 2, to, statement);
        }
        return true;
    }
}

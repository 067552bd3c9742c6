package io.whence.sql;

import java.util.ArrayList;
import java.util.List;

/** CREATE TABLE and CREATE VIEW, with and without a query. */
final class Creates {
    private final Analysis analysis;
    private final Tokens tokens;

    Creates(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
    }

    boolean read(int from, int to, Statement statement, Ctes ctes) {
        boolean temporary = false;
        boolean view = false;
        int i = from + 1;
        int found = -1;
        for (; i < to && i < from + 12; i++) {
            Keyword keyword = tokens.keyword[i];
            if (tokens.kind[i] != Tokens.WORD
                    && tokens.kind[i] != Tokens.PARAM
                    && !tokens.op(i, '=')
                    && !tokens.paren(i)
                    && tokens.kind[i] != Tokens.CLOSE) {
                break;
            }
            if (keyword == Keyword.TEMP || keyword == Keyword.TEMPORARY || tokens.word(i, "VOLATILE")) {
                temporary = true;
            } else if (keyword == Keyword.VIEW) {
                view = true;
                found = i;
                break;
            } else if (keyword == Keyword.TABLE || tokens.word(i, "DICTIONARY")) {
                found = i;
                break;
            } else if (keyword == Keyword.FUNCTION
                    || tokens.word(i, "INDEX")
                    || tokens.word(i, "SEQUENCE")
                    || keyword == Keyword.DATABASE
                    || keyword == Keyword.SCHEMA
                    || tokens.word(i, "USER")
                    || tokens.word(i, "TYPE")
                    || tokens.word(i, "ROLE")) {
                break;
            }
        }
        if (found < 0) {
            statement.kind = StatementKind.OTHER;
            return true;
        }
        return named(found + 1, to, statement, ctes, view, temporary);
    }

    private int ifNotExists(int i) {
        return tokens.is(i, Keyword.IF) && tokens.is(i + 1, Keyword.NOT) && tokens.is(i + 2, Keyword.EXISTS)
                ? i + 3
                : i;
    }

    private boolean named(int from, int to, Statement statement, Ctes ctes, boolean view, boolean temporary) {
        int i = ifNotExists(from);
        boolean quotedString = tokens.kind[i] == Tokens.STRING;
        if (!tokens.identifier(i) && !quotedString) {
            return analysis.statements.notUnderstood(from - 1, to, statement);
        }
        int end = quotedString ? i + 1 : analysis.names.end(i, to);
        TableName table = analysis.names.table(i, end);
        boolean temp = temporary || table.name().startsWith("#");
        i = ifNotExists(end);
        while (i < to && tokens.op(i, ',')) {
            // Teradata's options stand between commas before the columns.
            do {
                i++;
            } while (i < to && !tokens.op(i, ',') && !tokens.paren(i) && !tokens.is(i, Keyword.AS));
        }
        List<String> columns = null;
        int definition = -1;
        if (tokens.paren(i) && !analysis.queries.startsQuery(i, to)) {
            definition = i;
            columns = columns(i);
            i = tokens.after(i);
        }
        int like = likeInside(definition);
        int query = query(i, to);
        if (query < to) {
            statement.kind = view ? StatementKind.CREATE_VIEW : StatementKind.CREATE_TABLE_AS;
            Query result = analysis.queries.query(query, to, null, ctes, statement.facts);
            fill(statement, table, result, columns, temp);
            materialized(i, query, result, columns, statement);
            return true;
        }
        statement.kind = view ? StatementKind.CREATE_VIEW : StatementKind.CREATE_TABLE;
        Statement.Output output = statement.write(table, statement.kind);
        output.temporary = temp;
        if (like < 0) {
            like = like(i, to);
        }
        if (like > 0) {
            copy(like, to, output, statement);
        } else if (columns != null) {
            for (String column : columns) {
                output.add(column, new Sources(analysis.work));
            }
            analysis.session.learn(table, columns);
            if (temp) {
                analysis.session.temporary(
                        table, new Query(new ArrayList<>(output.fields()), new Facts(analysis.work)));
            }
        }
        return true;
    }

    /** {@code CREATE MATERIALIZED VIEW v TO t AS …}: what the view computes is stored in another table. */
    private void materialized(int from, int query, Query result, List<String> columns, Statement statement) {
        for (int i = from; i < query; i = tokens.after(i)) {
            if (tokens.is(i, Keyword.TO) && tokens.identifier(i + 1)) {
                TableName target = analysis.names.table(i + 1, analysis.names.end(i + 1, query));
                statement.write(target, StatementKind.INSERT).addAll(result.renamed(columns).fields);
                return;
            }
        }
    }

    /** Writes a query's result into a new table, and teaches the session what the table then is. */
    void fill(Statement statement, TableName table, Query query, List<String> columns, boolean temporary) {
        Query named = query.renamed(columns);
        Statement.Output output = statement.write(table, statement.kind);
        output.temporary = temporary;
        List<String> names = columns == null || columns.isEmpty() ? analysis.session.given(table, query) : null;
        output.addAll(names == null ? named.fields : query.renamed(names).fields);
        if (temporary) {
            Facts facts = new Facts(analysis.work);
            facts.merge(statement.facts);
            analysis.session.temporary(table, new Query(named.fields, facts));
        } else if (!named.hasStar()) {
            List<String> learned = new ArrayList<>(named.fields.size());
            for (Field field : named.fields) {
                learned.add(field.name);
            }
            analysis.session.learn(table, learned);
        }
    }

    /** Where the query starts that fills the table or view, or {@code to}. */
    private int query(int from, int to) {
        for (int i = from; i < to; i = tokens.after(i)) {
            if (tokens.is(i, Keyword.AS) && analysis.queries.startsQuery(i + 1, to)) {
                return i + 1;
            }
            if (tokens.is(i, Keyword.AS)
                    && (tokens.is(i + 1, Keyword.SELECT)
                            || tokens.is(i + 1, Keyword.WITH)
                            || (tokens.paren(i + 1) && analysis.queries.startsQuery(i + 2, tokens.match[i + 1])))) {
                return i + 1;
            }
            if (tokens.is(i, Keyword.SELECT)
                    || (tokens.is(i, Keyword.WITH)
                            && tokens.name(i + 1)
                            && tokens.is(i + 2, Keyword.AS)
                            && tokens.paren(i + 3))
                    || (tokens.paren(i) && analysis.queries.startsQuery(i + 1, tokens.match[i]))) {
                return i;
            }
        }
        return to;
    }

    /** The column names of a definition: constraints and keys are none. */
    private List<String> columns(int open) {
        List<String> out = new ArrayList<>(8);
        int close = tokens.match[open];
        boolean first = true;
        for (int i = open + 1; i < close; i = tokens.after(i)) {
            if (tokens.op(i, ',')) {
                first = true;
            } else if (first) {
                first = false;
                if (tokens.name(i) && !isConstraint(i)) {
                    out.add(tokens.folded(i));
                }
            }
        }
        return out;
    }

    private boolean isConstraint(int i) {
        if (tokens.kind[i] != Tokens.WORD) {
            return false;
        }
        return tokens.is(i, Keyword.CONSTRAINT)
                || tokens.is(i, Keyword.LIKE)
                || ((tokens.word(i, "PRIMARY") || tokens.word(i, "FOREIGN") || tokens.word(i, "UNIQUE"))
                        && (tokens.is(i + 1, Keyword.KEY)
                                || tokens.paren(i + 1)
                                || tokens.word(i + 1, "INDEX")
                                || (tokens.word(i, "UNIQUE") && tokens.name(i + 1) && tokens.paren(i + 2))))
                || (tokens.word(i, "CHECK") && tokens.paren(i + 1))
                || ((tokens.word(i, "INDEX") || tokens.is(i, Keyword.KEY))
                        && (tokens.paren(i + 1) || (tokens.name(i + 1) && tokens.paren(i + 2))))
                || ((tokens.word(i, "FULLTEXT") || tokens.word(i, "SPATIAL"))
                        && tokens.name(i + 1)
                        && (tokens.paren(i + 2) || tokens.paren(i + 3)))
                || (tokens.word(i, "EXCLUDE") && tokens.is(i + 1, Keyword.USING))
                || (tokens.word(i, "PERIOD") && tokens.is(i + 1, Keyword.FOR));
    }

    private int likeInside(int open) {
        return open >= 0 && tokens.is(open + 1, Keyword.LIKE) ? open + 2 : -1;
    }

    /** The table that this one is made like or copied from: the token of its name, or -1. */
    private int like(int from, int to) {
        for (int i = from; i < to; i = tokens.after(i)) {
            if ((tokens.is(i, Keyword.LIKE) || tokens.is(i, Keyword.CLONE) || (tokens.is(i, Keyword.COPY) && i == from))
                    && tokens.identifier(i + 1)) {
                return i + 1;
            }
            int end = tokens.is(i, Keyword.AS) && tokens.identifier(i + 1) ? analysis.names.end(i + 1, to) : i;
            if (end > i && (end == to || tokens.is(end, Keyword.WITH))) {
                return i + 1;
            }
        }
        return -1;
    }

    private void copy(int from, int to, Statement.Output output, Statement statement) {
        int end = analysis.names.end(from, to);
        if (end == from) {
            return;
        }
        TableName source = analysis.names.table(from, end);
        statement.facts.read(source);
        List<String> known = analysis.session.columns(source);
        if (known != null) {
            analysis.session.learn(output.table, known);
        }
        if (!tokens.is(from - 1, Keyword.CLONE) && !tokens.is(from - 1, Keyword.COPY)) {
            return;
        }
        Scope scope = statement.scope(null);
        scope.relations.add(Relation.base(null, source, known));
        output.addAll(analysis.selects.everything(scope));
    }

    /** Spark's CACHE TABLE t [AS] SELECT: a temporary view. */
    boolean cache(int from, int to, Statement statement, Ctes ctes) {
        int i = from + 1;
        if (tokens.word(i, "LAZY")) {
            i++;
        }
        if (!tokens.is(i, Keyword.TABLE)) {
            return true;
        }
        int end = analysis.names.end(i + 1, to);
        int query = query(end, to);
        if (query < to && end > i + 1) {
            Facts facts = new Facts(analysis.work);
            Query result = analysis.queries.query(query, to, null, ctes, facts);
            analysis.session.temporary(analysis.names.table(i + 1, end), new Query(result.fields, facts));
        }
        return true;
    }
}

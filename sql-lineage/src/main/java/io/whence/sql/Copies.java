package io.whence.sql;

import java.util.List;

/** Bulk movement between tables and files or stages. */
final class Copies {
    private final Analysis analysis;
    private final Tokens tokens;

    Copies(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
    }

    /** COPY t FROM 'file', COPY t TO 'file', COPY (query) TO 'file', COPY INTO t FROM @stage, COPY INTO @stage FROM t. */
    boolean copy(int from, int to, Statement statement) {
        statement.kind = StatementKind.COPY;
        int i = from + 1;
        boolean into = tokens.is(i, Keyword.INTO);
        if (into) {
            i++;
        }
        int direction = i;
        while (direction < to && !tokens.is(direction, Keyword.FROM) && !tokens.is(direction, Keyword.TO)) {
            direction = tokens.after(direction);
        }
        boolean imports = tokens.is(direction, Keyword.FROM);
        if (direction >= to) {
            return analysis.statements.notUnderstood(from, to, statement);
        }
        if (imports) {
            List<String> columns = columns(i, direction);
            Query source = source(direction + 1, to, statement);
            TableName target = place(i, direction);
            if (target == null) {
                return analysis.statements.notUnderstood(from, to, statement);
            }
            fill(statement.write(target, StatementKind.COPY), columns, source);
        } else {
            Query source = source(i, direction, statement);
            TableName target = place(direction + 1, to);
            if (target != null) {
                fill(statement.write(target, StatementKind.COPY), null, source);
            }
        }
        return true;
    }

    /** UNLOAD ('query') TO 'path'. */
    boolean unload(int from, int to, Statement statement) {
        statement.kind = StatementKind.COPY;
        int direction = from;
        while (direction < to && !tokens.is(direction, Keyword.TO)) {
            direction = tokens.after(direction);
        }
        TableName target = direction < to ? place(direction + 1, to) : null;
        if (target == null) {
            return analysis.statements.notUnderstood(from, to, statement);
        }
        Query source = null;
        int open = from + 1;
        if (tokens.paren(open) && tokens.kind[open + 1] == Tokens.STRING) {
            source = analysis.quoted(tokens.written(open + 1), statement);
        } else if (tokens.paren(open)) {
            source = source(open, direction, statement);
        }
        fill(statement.write(target, StatementKind.COPY), null, source);
        return true;
    }

    /** LOAD DATA [LOCAL] INPATH|INFILE 'path' … INTO TABLE t; LOAD DATA INTO t FROM FILES (…). */
    boolean load(int from, int to, Statement statement) {
        statement.kind = StatementKind.COPY;
        int into = from;
        while (into < to && !tokens.is(into, Keyword.INTO) && !tokens.is(into, Keyword.OVERWRITE)) {
            into = tokens.after(into);
        }
        int name = into + 1;
        while (name < to
                && (tokens.is(name, Keyword.TABLE)
                        || tokens.is(name, Keyword.OVERWRITE)
                        || tokens.is(name, Keyword.INTO))) {
            name++;
        }
        if (name >= to || !tokens.identifier(name)) {
            statement.kind = StatementKind.OTHER;
            return true;
        }
        for (int i = from; i < into; i++) {
            if (tokens.kind[i] == Tokens.STRING) {
                statement.facts.read(TableName.location(tokens.written(i)));
                break;
            }
        }
        int end = analysis.names.end(name, to);
        statement.write(analysis.names.table(name, end), StatementKind.COPY);
        for (int i = end; i < to; i++) {
            if (tokens.word(i, "URIS") || tokens.word(i, "FILES")) {
                for (int at = i; at < to; at++) {
                    if (tokens.kind[at] == Tokens.STRING && tokens.written(at).indexOf('/') > 0) {
                        statement.facts.read(TableName.location(tokens.written(at)));
                    }
                }
                break;
            }
        }
        return true;
    }

    /** T-SQL's BULK INSERT t FROM 'file'. */
    boolean bulk(int from, int to, Statement statement) {
        if (!tokens.is(from + 1, Keyword.INSERT)) {
            return analysis.statements.notUnderstood(from, to, statement);
        }
        return copy(from + 1, to, statement);
    }

    /** BigQuery's EXPORT DATA OPTIONS (uri = 'path') AS query. */
    boolean export(int from, int to, Statement statement) {
        if (tokens.is(from + 1, Keyword.TABLE)) {
            return copy(from + 1, to, statement);
        }
        TableName target = null;
        for (int i = from; i < to; i++) {
            if (target == null && tokens.word(i, "URI") && tokens.kind[i + 2] == Tokens.STRING) {
                target = TableName.location(tokens.written(i + 2));
            }
            if (target != null && tokens.is(i, Keyword.AS) && analysis.queries.startsQuery(i + 1, to)) {
                statement.kind = StatementKind.COPY;
                Query query = analysis.queries.query(i + 1, to, null, null, statement.facts);
                fill(statement.write(target, StatementKind.COPY), null, query);
                return true;
            }
        }
        return true;
    }

    /** The columns of {@code t (a, b)}, or null. */
    private List<String> columns(int from, int to) {
        int end = analysis.names.end(from, to);
        return end < to && tokens.paren(end) ? analysis.names.list(end) : null;
    }

    /** A table, a file or a stage; null for a stream such as STDIN. */
    private TableName place(int i, int to) {
        if (i >= to) {
            return null;
        }
        if (tokens.kind[i] == Tokens.STRING || tokens.kind[i] == Tokens.PATH) {
            return TableName.location(tokens.written(i));
        }
        if (!tokens.identifier(i) || isStream(i)) {
            return null;
        }
        return analysis.names.table(i, analysis.names.end(i, to));
    }

    private boolean isStream(int i) {
        return tokens.word(i, "STDIN") || tokens.word(i, "STDOUT") || tokens.word(i, "PROGRAM");
    }

    private Query source(int from, int to, Statement statement) {
        int i = from;
        if (tokens.paren(i) && analysis.queries.startsQuery(i + 1, tokens.match[i])) {
            return analysis.queries.query(i + 1, tokens.match[i], null, null, statement.facts);
        }
        TableName place = place(i, to);
        if (place == null) {
            return null;
        }
        statement.facts.read(place);
        if (place.isLocation()) {
            return null;
        }
        Scope scope = statement.scope(null);
        scope.relations.add(Relation.base(null, place, analysis.session.columns(place)));
        int end = analysis.names.end(i, to);
        if (end < to && tokens.paren(end)) {
            for (String column : analysis.names.list(end)) {
                Sources sources = new Sources(analysis.work);
                analysis.resolver.column(scope, scope.relations.get(0), column, Use.IDENTITY, sources);
                scope.items.add(new Field(column, sources));
            }
            return new Query(scope.items, statement.facts);
        }
        return new Query(analysis.selects.everything(scope), statement.facts);
    }

    private void fill(Statement.Output output, List<String> columns, Query source) {
        if (source != null) {
            output.addAll(source.renamed(columns).fields);
        } else if (columns != null) {
            for (String column : columns) {
                output.add(column, new Sources(analysis.work));
            }
        }
    }
}

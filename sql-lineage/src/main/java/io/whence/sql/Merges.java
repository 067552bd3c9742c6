package io.whence.sql;

import java.util.ArrayList;
import java.util.List;

/** MERGE with all its branches. */
final class Merges {
    private final Analysis analysis;
    private final Tokens tokens;
    private final Assignments assignments;

    Merges(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
        this.assignments = new Assignments(analysis);
    }

    boolean read(int from, int to, Statement statement, Ctes ctes) {
        int i = from + 1;
        if (tokens.is(i, Keyword.TOP)) {
            i = tokens.after(i + 1);
            if (tokens.is(i, Keyword.PERCENT)) {
                i++;
            }
        }
        if (tokens.is(i, Keyword.INTO)) {
            i++;
        }
        int using = find(Keyword.USING, i, to);
        if (i >= to || !(tokens.identifier(i) || tokens.paren(i) || tokens.kind[i] == Tokens.STRING)) {
            return analysis.statements.notUnderstood(from, to, statement);
        }
        if (using >= to) {
            return h2(i, from, to, statement, ctes);
        }
        Scope scope = statement.scope(ctes);
        analysis.relations.relation(i, using, scope);
        if (scope.relations.isEmpty()) {
            return analysis.statements.notUnderstood(from, to, statement);
        }
        statement.kind = StatementKind.MERGE;
        Relation target = scope.relations.get(0);
        if (target.table == null) {
            analysis.unclear("the table that is written could not be found");
            return true;
        }
        target.target = true;
        statement.facts.forget(target.table);
        Statement.Output output = statement.write(target.table, StatementKind.MERGE);
        int on = find(Keyword.ON, using, to);
        int when = find(Keyword.WHEN, using, to);
        analysis.relations.from(using + 1, Math.min(on, when), scope);
        if (on < when) {
            analysis.expressions.walk(on + 1, when, scope, Clause.FROM, Use.JOINED, statement.facts.rows);
        }
        while (when < to) {
            int next = branchEnd(when + 1, to);
            branch(when, next, scope, output, statement);
            when = next;
        }
        return true;
    }

    private int find(Keyword keyword, int from, int to) {
        int i = from;
        while (i < to && !tokens.is(i, keyword)) {
            i = tokens.after(i);
        }
        return i;
    }

    /** The next WHEN that is not in a CASE. */
    private int branchEnd(int from, int to) {
        int cases = 0;
        for (int i = from; i < to; i = tokens.after(i)) {
            if (tokens.is(i, Keyword.CASE)) {
                cases++;
            } else if (tokens.is(i, Keyword.END) && cases > 0) {
                cases--;
            } else if (tokens.is(i, Keyword.WHEN) && cases == 0) {
                return i;
            }
        }
        return to;
    }

    private void branch(int when, int to, Scope scope, Statement.Output output, Statement statement) {
        int cases = 0;
        int then = when;
        int condition = -1;
        for (; then < to; then = tokens.after(then)) {
            if (tokens.is(then, Keyword.CASE)) {
                cases++;
            } else if (tokens.is(then, Keyword.END)) {
                cases--;
            } else if (tokens.is(then, Keyword.AND) && condition < 0) {
                condition = then;
            } else if (tokens.is(then, Keyword.THEN) && cases == 0) {
                break;
            }
        }
        if (condition > 0) {
            analysis.expressions.walk(condition + 1, then, scope, Clause.FROM, Use.FILTERED, statement.facts.rows);
        }
        int i = then + 1;
        if (i >= to) {
            return;
        }
        if (tokens.is(i, Keyword.UPDATE)) {
            update(i + 1, to, scope, output, statement);
        } else if (tokens.is(i, Keyword.INSERT)) {
            insert(i + 1, to, scope, output, statement);
        }
        outputInto(i, to, statement);
    }

    private void update(int from, int to, Scope scope, Statement.Output output, Statement statement) {
        int i = tokens.is(from, Keyword.SET) ? from + 1 : from;
        if (tokens.op(i, '*') || tokens.is(i, Keyword.ALL) || i >= to) {
            everything(scope, output);
            return;
        }
        int end = assignments.end(i, to);
        assignments.read(i, end, scope, output);
        where(end, to, scope, statement);
    }

    private void where(int from, int to, Scope scope, Statement statement) {
        int where = find(Keyword.WHERE, from, to);
        if (where < to) {
            int end = where + 1;
            while (end < to && !tokens.is(end, Keyword.DELETE) && !tokens.is(end, Keyword.OUTPUT)) {
                end = tokens.after(end);
            }
            analysis.expressions.walk(where + 1, end, scope, Clause.WHERE, Use.FILTERED, statement.facts.rows);
        }
    }

    private void insert(int from, int to, Scope scope, Statement.Output output, Statement statement) {
        int i = from;
        if (tokens.op(i, '*') || tokens.word(i, "ROW") || i >= to || tokens.is(i, Keyword.ALL)) {
            everything(scope, output);
            return;
        }
        List<String> columns = null;
        if (tokens.paren(i)) {
            columns = analysis.names.list(i);
            i = tokens.after(i);
        }
        if (tokens.is(i, Keyword.VALUES) && tokens.paren(i + 1)) {
            Scope sources = withoutTarget(scope);
            List<Sources> row = analysis.expressions.row(i + 2, tokens.match[i + 1], sources, Clause.FROM);
            List<String> names = columns == null ? analysis.session.columns(output.table) : columns;
            for (int n = 0; names != null && n < Math.min(names.size(), row.size()); n++) {
                output.add(names.get(n), row.get(n));
            }
            where(tokens.after(i + 1), to, scope, statement);
        }
    }

    /** A row that is inserted has no row of the target beside it: a plain name is the source's. */
    private static Scope withoutTarget(Scope scope) {
        Scope out = new Scope(scope.parent, scope.facts, scope.ctes);
        out.relations.addAll(scope.relations.subList(1, scope.relations.size()));
        return out;
    }

    /** {@code SET *}, {@code INSERT *}, {@code INSERT ROW}: every column of the source by its name. */
    private void everything(Scope scope, Statement.Output output) {
        List<Field> fields = new ArrayList<>();
        analysis.stars.all(withoutTarget(scope), new java.util.HashSet<String>(0), fields);
        for (Field field : fields) {
            if (field.name != null && !(field.isStar() && has(output, field))) {
                output.add(field.name, field.sources);
            }
        }
    }

    private static boolean has(Statement.Output output, Field star) {
        for (Field field : output.fields()) {
            if (field.isStar() && field.sources.toList().equals(star.sources.toList())) {
                return true;
            }
        }
        return false;
    }

    /** H2's {@code MERGE INTO t (columns) KEY (columns) VALUES … | SELECT …}. */
    private boolean h2(int name, int from, int to, Statement statement, Ctes ctes) {
        int end = analysis.names.end(name, to);
        TableName target = analysis.names.table(name, end);
        List<String> columns = analysis.session.columns(target);
        int i = end;
        if (tokens.paren(i) && !analysis.queries.startsQuery(i + 1, tokens.match[i])) {
            columns = analysis.names.list(i);
            i = tokens.after(i);
        }
        if (tokens.is(i, Keyword.KEY) && tokens.paren(i + 1)) {
            i = tokens.after(i + 1);
        }
        boolean source = tokens.is(i, Keyword.VALUES) || analysis.queries.startsQuery(i, to);
        if (!source || i >= to) {
            return analysis.statements.notUnderstood(from, to, statement);
        }
        statement.kind = StatementKind.MERGE;
        Statement.Output output = statement.write(target, StatementKind.MERGE);
        Query query = analysis.queries.query(i, to, null, ctes, statement.facts);
        if (columns != null) {
            output.addAll(query.renamed(columns).fields);
        } else if (!tokens.is(i, Keyword.VALUES)) {
            output.addAll(query.fields);
        }
        return true;
    }

    private void outputInto(int from, int to, Statement statement) {
        int output = find(Keyword.OUTPUT, from, to);
        int into = find(Keyword.INTO, output, to);
        if (into < to) {
            int end = analysis.names.end(into + 1, to);
            if (end > into + 1 && tokens.identifier(into + 1)) {
                statement.write(analysis.names.table(into + 1, end), StatementKind.INSERT);
            }
        }
    }
}

package io.whence.sql;

import java.util.ArrayList;
import java.util.List;

/** UPDATE and DELETE, with the FROM, USING and JOIN of each dialect. */
final class Updates {
    private final Analysis analysis;
    private final Tokens tokens;
    private final Assignments assignments;

    Updates(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
        this.assignments = new Assignments(analysis);
    }

    boolean update(int from, int to, Statement statement, Ctes ctes) {
        int i = modifiers(from + 1, to);
        int set = i;
        while (set < to && !tokens.is(set, Keyword.SET)) {
            set = tokens.after(set);
        }
        if (set >= to
                || set == i
                || !(tokens.identifier(i)
                        || tokens.paren(i)
                        || tokens.kind[i] == Tokens.STRING
                        || tokens.kind[i] == Tokens.PARAM)) {
            return analysis.statements.notUnderstood(from, to, statement);
        }
        statement.kind = StatementKind.UPDATE;
        Scope scope = statement.scope(ctes);
        int end = assignments.end(set + 1, to);
        int more = clause(Keyword.FROM, end, to);
        int early = clause(Keyword.FROM, i, set);
        int where = clause(Keyword.WHERE, end, to);
        if (more < to) {
            analysis.relations.from(more + 1, stop(more + 1, to), scope);
        } else if (early < set) {
            // Teradata puts FROM before SET.
            analysis.relations.from(early + 1, set, scope);
        }
        Relation target = more < to || early < set ? named(i, early, scope) : null;
        if (target == null) {
            Scope first = statement.scope(ctes);
            analysis.relations.from(i, early, first);
            if (first.relations.isEmpty()) {
                return analysis.statements.notUnderstood(from, to, statement);
            }
            target = target(first, set + 1, end);
            scope.relations.addAll(0, first.relations);
        }
        Statement.Output output = written(target, scope, statement, StatementKind.UPDATE);
        if (output != null) {
            assignments.read(set + 1, end, scope, output);
            others(set + 1, end, target, scope, statement);
        }
        rows(where, to, scope, statement);
        outputInto(end, to, statement);
        return true;
    }

    private int modifiers(int from, int to) {
        int i = from;
        while (i < to) {
            if (tokens.is(i, Keyword.TOP) && tokens.paren(i + 1)) {
                i = tokens.after(i + 1);
                if (tokens.is(i, Keyword.PERCENT)) {
                    i++;
                }
            } else if (tokens.is(i, Keyword.OR)) {
                i += 2;
            } else if ((tokens.word(i, "LOW_PRIORITY")
                            || tokens.is(i, Keyword.IGNORE)
                            || tokens.word(i, "QUICK")
                            || tokens.is(i, Keyword.ONLY)
                            || tokens.is(i, Keyword.TABLE))
                    && tokens.name(i + 1)
                    && !tokens.is(i + 1, Keyword.SET)) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    private int clause(Keyword keyword, int from, int to) {
        int i = from;
        while (i < to && !tokens.is(i, keyword)) {
            i = tokens.after(i);
        }
        return i;
    }

    private int stop(int from, int to) {
        int i = from;
        while (i < to
                && !tokens.is(i, Keyword.WHERE)
                && !tokens.is(i, Keyword.RETURNING)
                && !tokens.is(i, Keyword.OPTION)
                && !(tokens.is(i, Keyword.ORDER) && tokens.is(i + 1, Keyword.BY))
                && !tokens.is(i, Keyword.LIMIT)) {
            i = tokens.after(i);
        }
        return i;
    }

    /** The relation of the FROM clause that {@code UPDATE name} or {@code DELETE name} means, or null. */
    private Relation named(int from, int to, Scope scope) {
        int end = analysis.names.end(from, to);
        if (end != from + 1 && end != to) {
            return null;
        }
        String name = tokens.folded(end - 1);
        for (Relation relation : scope.relations) {
            if (relation.alias != null && relation.alias.equalsIgnoreCase(name) && end == from + 1) {
                return relation;
            }
        }
        TableName table = analysis.names.table(from, end);
        for (Relation relation : scope.relations) {
            if (relation.table != null
                    && relation.table.equals(table)
                    && (relation.alias == null || tokens.dialect.has(Dialect.NO_SEMICOLON))) {
                return relation;
            }
        }
        return null;
    }

    /** MySQL updates the table whose columns are assigned to. */
    private Relation target(Scope scope, int from, int to) {
        if (scope.relations.size() > 1) {
            Relation named = assigned(from, to, scope);
            if (named != null) {
                return named;
            }
        }
        return scope.relations.get(0);
    }

    private Relation assigned(int i, int to, Scope scope) {
        int end = analysis.names.end(i, to);
        if (end > i + 1) {
            for (Relation relation : scope.relations) {
                if (relation.answersTo(tokens.folded(end - 3))) {
                    return relation;
                }
            }
            return null;
        }
        for (Relation relation : scope.relations) {
            if (relation.has(tokens.folded(i))) {
                return relation;
            }
        }
        return null;
    }

    /** MySQL may assign to several tables at once: each is an output. */
    private void others(int from, int to, Relation target, Scope scope, Statement statement) {
        boolean first = true;
        for (int i = from; i < to; i = tokens.after(i)) {
            if (tokens.op(i, ',') || first) {
                int at = first ? i : i + 1;
                first = false;
                Relation relation = at < to ? assigned(at, to, scope) : null;
                if (relation != null
                        && relation != target
                        && relation.table != null
                        && !relation.target
                        && analysis.names.end(at, to) > at + 1) {
                    relation.target = true;
                    statement.write(relation.table, StatementKind.UPDATE);
                }
            }
        }
    }

    /** Takes note that a relation is written: looking at it then is not reading it. */
    private Statement.Output written(Relation target, Scope scope, Statement statement, StatementKind operation) {
        if (target.table == null) {
            return through(target, statement, operation);
        }
        target.target = true;
        boolean twice = false;
        for (Relation relation : scope.relations) {
            twice |= relation != target && relation.table != null && relation.table.equals(target.table);
        }
        if (!twice) {
            statement.facts.forget(target.table);
        }
        return statement.write(target.table, operation);
    }

    /** An updatable view, derived table or common table expression: its base table is written. */
    private Statement.Output through(Relation target, Statement statement, StatementKind operation) {
        TableName table = null;
        for (Field field : target.fields) {
            for (int n = 0; n < field.sources.size(); n++) {
                ColumnSource source = field.sources.get(n);
                if (source.transformation() == Transformation.IDENTITY && table == null) {
                    table = source.table();
                }
            }
        }
        if (table == null) {
            analysis.unclear("the table that is written could not be found");
            return null;
        }
        return statement.write(table, operation);
    }

    private void rows(int where, int to, Scope scope, Statement statement) {
        if (where >= to) {
            return;
        }
        int end = where + 1;
        while (end < to
                && !tokens.is(end, Keyword.RETURNING)
                && !tokens.is(end, Keyword.LIMIT)
                && !tokens.is(end, Keyword.OPTION)
                && !(tokens.is(end, Keyword.ORDER) && tokens.is(end + 1, Keyword.BY))) {
            end = tokens.after(end);
        }
        analysis.expressions.walk(where + 1, end, scope, Clause.WHERE, Use.FILTERED, statement.facts.rows);
    }

    boolean delete(int from, int to, Statement statement, Ctes ctes) {
        int i = modifiers(from + 1, to);
        int first = clause(Keyword.FROM, i, to);
        int using = clause(Keyword.USING, i, to);
        int where = clause(Keyword.WHERE, i, to);
        Scope scope = statement.scope(ctes);
        List<Relation> targets = new ArrayList<>(1);
        boolean understood = true;
        if (first < Math.min(to, where) && first > i) {
            // DELETE a, b FROM …, or T-SQL's DELETE a FROM …
            analysis.relations.from(first + 1, stop(first + 1, to), scope);
            understood = names(i, first, scope, targets);
        } else if (first == i && using < Math.min(to, where) && tokens.dialect == Dialect.MYSQL) {
            analysis.relations.from(using + 1, stop(using + 1, to), scope);
            understood = names(first + 1, using, scope, targets);
        } else if (first == i && tsqlSecondFrom(first + 1, to) < to) {
            int second = tsqlSecondFrom(first + 1, to);
            analysis.relations.from(second + 1, stop(second + 1, to), scope);
            understood = names(first + 1, second, scope, targets);
        } else {
            int name = first == i ? i + 1 : i;
            int end = Math.min(Math.min(using, where), stop(name, to));
            if (name >= to
                    || !(tokens.identifier(name)
                            || tokens.is(name, Keyword.ONLY)
                            || tokens.kind[name] == Tokens.STRING
                            || tokens.kind[name] == Tokens.PARAM
                            || tokens.paren(name))) {
                return analysis.statements.notUnderstood(from, to, statement);
            }
            Scope target = statement.scope(ctes);
            analysis.relations.relation(name, end, target);
            if (using < to && using < where) {
                analysis.relations.from(using + 1, stop(using + 1, to), scope);
            }
            if (!target.relations.isEmpty()) {
                targets.add(target.relations.get(0));
                scope.relations.addAll(0, target.relations);
            }
        }
        if (!understood) {
            return analysis.statements.notUnderstood(from, to, statement);
        }
        statement.kind = StatementKind.DELETE;
        for (Relation target : targets) {
            written(target, scope, statement, StatementKind.DELETE);
        }
        rows(where, to, scope, statement);
        outputInto(i, to, statement);
        return true;
    }

    private int tsqlSecondFrom(int from, int to) {
        return tokens.dialect.has(Dialect.NO_SEMICOLON) ? clause(Keyword.FROM, from, to) : to;
    }

    /** The targets before FROM or USING, each the name or alias of a relation behind it; false when it is no list. */
    private boolean names(int from, int to, Scope scope, List<Relation> out) {
        int i = from;
        while (i < to && tokens.identifier(i)) {
            int end = analysis.names.end(i, to);
            Relation relation = named(i, end, scope);
            if (relation == null) {
                relation = Relation.base(null, analysis.names.table(i, end), null);
            }
            out.add(relation);
            i = tokens.op(end, '.') && tokens.op(end + 1, '*') ? end + 2 : end;
            if (i >= to || !tokens.op(i, ',')) {
                break;
            }
            i++;
        }
        return i >= to && !out.isEmpty();
    }

    /** T-SQL's OUTPUT deleted.* INTO another table. */
    private void outputInto(int from, int to, Statement statement) {
        int output = clause(Keyword.OUTPUT, from, to);
        int into = clause(Keyword.INTO, output, to);
        if (output < to && into < to) {
            int end = analysis.names.end(into + 1, to);
            if (end > into + 1 && tokens.identifier(into + 1)) {
                statement.write(analysis.names.table(into + 1, end), StatementKind.INSERT);
            }
        }
    }
}

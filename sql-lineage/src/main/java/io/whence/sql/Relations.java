package io.whence.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** FROM clauses: tables, derived tables, table functions, and the joins between them. */
final class Relations {
    private final Analysis analysis;
    private final Tokens tokens;
    private final Dialect dialect;
    private final TableSuffixes suffixes;
    private final TableFunctions functions;

    Relations(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
        this.dialect = tokens.dialect;
        this.suffixes = new TableSuffixes(analysis);
        this.functions = new TableFunctions(analysis);
    }

    /** Adds what stands from {@code from} to before {@code to} to the scope. */
    void from(int from, int to, Scope scope) {
        int i = from;
        int before = scope.relations.size();
        boolean natural = false;
        boolean semi = false;
        while (i < to) {
            analysis.work.step();
            if (tokens.op(i, ',')) {
                natural = false;
                semi = false;
                i++;
                continue;
            }
            if (tokens.is(i, Keyword.JOINING) && !isFunctionOrName(i, to)) {
                int words = i;
                semi = false;
                while (words < to && tokens.is(words, Keyword.JOINING)) {
                    natural |= tokens.is(words, Keyword.NATURAL);
                    semi |= tokens.is(words, Keyword.SEMI) || tokens.is(words, Keyword.ANTI);
                    words++;
                }
                i = tokens.is(words, Keyword.APPLY) ? words + 1 : words;
                if (tokens.is(i, Keyword.ARRAY) && tokens.is(i + 1, Keyword.JOIN)) {
                    i = suffixes.arrayJoin(i + 2, to, scope);
                }
                continue;
            }
            if (tokens.is(i, Keyword.ARRAY) && tokens.is(i + 1, Keyword.JOIN)) {
                i = suffixes.arrayJoin(i + 2, to, scope);
                continue;
            }
            if (tokens.is(i, Keyword.LATERAL) && tokens.is(i + 1, Keyword.VIEW)) {
                i = suffixes.lateralView(i + 2, to, scope);
                continue;
            }
            if (tokens.is(i, Keyword.ON)) {
                i = condition(i + 1, to, scope);
                continue;
            }
            if (tokens.word(i, "MATCH_CONDITION") && tokens.paren(i + 1)) {
                condition(i + 2, tokens.match[i + 1], scope);
                i = tokens.after(i + 1);
                continue;
            }
            if (tokens.is(i, Keyword.USING) && tokens.paren(i + 1)) {
                i = using(i + 1, scope, before, semi);
                continue;
            }
            int size = scope.relations.size();
            int next = relation(i, to, scope);
            if (next <= i) {
                analysis.unclear("not understood in FROM: " + analysis.excerpt(i, to));
                i = tokens.after(i);
                continue;
            }
            i = next;
            if (natural && size > before && scope.relations.size() > size) {
                natural(scope, before, size, semi);
            }
            for (int n = size; semi && n < scope.relations.size(); n++) {
                scope.relations.get(n).hidden = true;
            }
            if (!tokens.is(i, Keyword.USING)) {
                semi = false;
            }
            natural = false;
        }
    }

    /** LEFT and RIGHT are also functions; ANY, GLOBAL and others also names. */
    private boolean isFunctionOrName(int i, int to) {
        if (tokens.paren(i + 1) && !tokens.is(i, Keyword.JOIN)) {
            return true;
        }
        int at = i;
        while (at < to && tokens.is(at, Keyword.JOINING)) {
            if (tokens.is(at, Keyword.JOIN) || tokens.is(at, Keyword.STRAIGHT_JOIN)) {
                return false;
            }
            at++;
        }
        return !tokens.is(at, Keyword.APPLY) && !tokens.is(at, Keyword.ARRAY);
    }

    /** True where a join condition ends. */
    private boolean endsCondition(int i, int to) {
        if (tokens.op(i, ',')) {
            return true;
        }
        if (tokens.is(i, Keyword.LATERAL) && tokens.is(i + 1, Keyword.VIEW)) {
            return true;
        }
        return tokens.is(i, Keyword.ON)
                || (tokens.is(i, Keyword.USING) && tokens.paren(i + 1))
                || (tokens.is(i, Keyword.JOINING) && !tokens.op(i - 1, '.') && !isFunctionOrName(i, to));
    }

    private int condition(int from, int to, Scope scope) {
        int i = from;
        while (i < to && !endsCondition(i, to)) {
            i = tokens.after(i);
        }
        analysis.expressions.walk(from, i, scope, Clause.FROM, Use.JOINED, scope.facts.rows);
        return i;
    }

    private int using(int open, Scope scope, int before, boolean semi) {
        List<Relation> relations = scope.relations;
        int last = relations.size() - 1;
        for (String column : analysis.names.list(open)) {
            if (last <= before - 1 || last < 1) {
                continue;
            }
            Relation right = relations.get(last);
            Relation left = left(scope, before, last, column);
            if (left != null) {
                analysis.resolver.column(scope, left, column, Use.JOINED, scope.facts.rows);
            }
            analysis.resolver.column(scope, right, column, Use.JOINED, scope.facts.rows);
            if (!semi) {
                scope.share(column, left, right);
            }
        }
        return tokens.match[open] + 1;
    }

    /** The relation to the left of a join that has the column, for sure or possibly. */
    private static Relation left(Scope scope, int from, int to, String column) {
        Relation open = null;
        for (int i = from; i < to; i++) {
            Relation relation = scope.relations.get(i);
            if (relation.hidden) {
                continue;
            }
            if (relation.has(column)) {
                return relation;
            }
            if (open == null && relation.open()) {
                open = relation;
            }
        }
        return open;
    }

    /** A natural join shares the columns that both sides are known to have. */
    private void natural(Scope scope, int before, int from, boolean semi) {
        Relation right = scope.relations.get(from);
        if (right.open()) {
            return;
        }
        List<String> names = new ArrayList<>();
        if (right.columns != null) {
            names.addAll(right.columns);
        } else {
            for (Field field : right.fields) {
                names.add(field.name);
            }
        }
        for (String column : names) {
            for (int i = before; i < from; i++) {
                Relation left = scope.relations.get(i);
                if (!left.hidden && left.has(column)) {
                    analysis.resolver.column(scope, left, column, Use.JOINED, scope.facts.rows);
                    analysis.resolver.column(scope, right, column, Use.JOINED, scope.facts.rows);
                    if (!semi) {
                        scope.share(column, left, right);
                    }
                    break;
                }
            }
        }
    }

    /** Reads one relation with its alias and suffixes; returns the token after it, or {@code from} when there is none. */
    int relation(int from, int to, Scope scope) {
        int i = from;
        if (dialect == Dialect.SPARK && tokens.word(i, "STREAM") && tokens.identifier(i + 1)) {
            i++;
        }
        while (i < to
                && (tokens.is(i, Keyword.LATERAL)
                        || (tokens.is(i, Keyword.ONLY) && (tokens.name(i + 1) || tokens.paren(i + 1)))
                        || (tokens.is(i, Keyword.TABLE)
                                && (tokens.paren(i + 1) || tokens.identifier(i + 1))
                                && i > 0))) {
            if (tokens.is(i, Keyword.TABLE)
                    && tokens.paren(i + 1)
                    && analysis.queries.startsQuery(i + 2, tokens.match[i + 1])) {
                return bracketed(i + 1, to, scope);
            }
            if (tokens.is(i, Keyword.TABLE) && tokens.paren(i + 1)) {
                return functions.table(i + 1, to, scope);
            }
            i++;
        }
        if (i >= to) {
            return from;
        }
        if (tokens.is(i + 1, Keyword.TABLE)
                && tokens.paren(i + 2)
                && tokens.kind[i] == Tokens.WORD
                && isChange(i + 3)) {
            return changed(i + 2, to, scope);
        }
        if (tokens.paren(i)) {
            return bracketed(i, to, scope);
        }
        if (tokens.is(i, Keyword.VALUES)) {
            Query query = new Query(analysis.queries.values(i + 1, to, scope), scope.facts);
            return derived(analysis.queries.stop, to, scope, query, null);
        }
        if (tokens.kind[i] == Tokens.STRING || tokens.kind[i] == Tokens.PATH) {
            return location(i, to, scope);
        }
        if (tokens.kind[i] == Tokens.PARAM) {
            return parameter(i, to, scope);
        }
        if (!tokens.identifier(i)) {
            return from;
        }
        int end = analysis.names.end(i, to);
        if (tokens.word(i, "IDENTIFIER") && end == i + 1 && tokens.paren(end)) {
            return identified(end, to, scope);
        }
        if (end < to && tokens.paren(end) && !suffixes.isHint(end)) {
            return functions.call(i, end, to, scope);
        }
        return table(i, end, to, scope);
    }

    /** {@code IDENTIFIER('a.b')} or {@code IDENTIFIER(a.b)}: a table whose name is an expression. */
    private int identified(int open, int to, Scope scope) {
        int close = tokens.match[open];
        TableName name = analysis.names.identified(open);
        if (name == null) {
            analysis.unclear("a table's name is computed: " + analysis.excerpt(open - 1, close + 1));
            suffixes.read(close + 1, to);
            scope.relations.add(
                    Relation.function(suffixes.alias, Collections.<Field>emptyList(), new Sources(analysis.work)));
            return suffixes.stop;
        }
        return base(name, close + 1, to, scope);
    }

    private boolean isChange(int i) {
        return tokens.is(i, Keyword.INSERT)
                || tokens.is(i, Keyword.UPDATE)
                || tokens.is(i, Keyword.DELETE)
                || tokens.is(i, Keyword.MERGE);
    }

    /** {@code FINAL TABLE (INSERT …)}: the rows that a statement changes. */
    private int changed(int open, int to, Scope scope) {
        int close = tokens.match[open];
        TableName name = analysis.statements.changed(open + 1, close, scope);
        if (name == null) {
            return close + 1;
        }
        suffixes.read(close + 1, to);
        Relation relation = Relation.base(suffixes.alias, name, analysis.session.columns(name));
        relation.target = true;
        scope.relations.add(relation);
        return suffixes.stop;
    }

    private int bracketed(int open, int to, Scope scope) {
        int close = tokens.match[open];
        if (analysis.queries.startsQuery(open + 1, close)) {
            return derived(close + 1, to, scope, analysis.queries.nested(open + 1, close, scope), null);
        }
        if (!analysis.work.enter()) {
            analysis.tooDeep(open, close, scope.ctes, scope.facts);
            return close + 1;
        }
        try {
            int size = scope.relations.size();
            from(open + 1, close, scope);
            if (close + 1 < to && suffixes.alias(close + 1, to) != null) {
                Scope inner = new Scope(scope.parent, scope.facts, scope.ctes);
                inner.relations.addAll(scope.relations.subList(size, scope.relations.size()));
                List<Field> fields =
                        scope.relations.size() == size ? new ArrayList<Field>() : analysis.stars.ofJoin(inner, scope);
                scope.relations.subList(size, scope.relations.size()).clear();
                return derived(close + 1, to, scope, new Query(fields, scope.facts), null);
            }
            return close + 1;
        } finally {
            analysis.work.leave();
        }
    }

    /** Adds a derived table whose suffixes and alias start at {@code i}; {@code name} is its alias when it has none. */
    private int derived(int i, int to, Scope scope, Query query, String name) {
        suffixes.read(i, to);
        int next = suffixes.stop;
        String alias = suffixes.alias == null ? name : suffixes.alias;
        List<String> columns = suffixes.columns;
        Query result = query;
        for (int pivot : suffixes.pivots()) {
            result = suffixes.pivot(pivot, result, scope);
        }
        scope.relations.add(Relation.derived(alias, result.renamed(columns).fields));
        return next;
    }

    private int location(int i, int to, Scope scope) {
        String written = tokens.written(i);
        if (dialect.has(Dialect.DOUBLE_QUOTED_STRINGS) && tokens.text.charAt(tokens.start[i]) == '"') {
            return table(i, i + 1, to, scope);
        }
        return base(TableName.location(written), i + 1, to, scope);
    }

    /** A table whose name is only known when the statement runs. */
    private int parameter(int i, int to, Scope scope) {
        char first = tokens.text.charAt(tokens.start[i]);
        TableName variable = TableName.of(null, null, tokens.text(i, i + 1));
        if (first == '@' && analysis.session.isTemporary(variable)) {
            Query query = analysis.session.temporary(variable);
            scope.facts.merge(query.facts);
            return derived(i + 1, to, scope, query, variable.name());
        }
        if (first != '@') {
            analysis.unclear("a table is named by a parameter: " + tokens.text(i, i + 1));
        }
        int end = i + 1;
        while (end < to && tokens.op(end, '.') && (tokens.name(end + 1) || tokens.kind[end + 1] == Tokens.PARAM)) {
            end += 2;
        }
        suffixes.read(end, to);
        Sources none = new Sources(analysis.work);
        scope.relations.add(Relation.function(suffixes.alias, Collections.<Field>emptyList(), none));
        return suffixes.stop;
    }

    private int table(int from, int end, int to, Scope scope) {
        if (end == from + 1) {
            Ctes cte = Ctes.find(scope.ctes, tokens.folded(from));
            if (cte != null) {
                scope.facts.merge(cte.query.facts);
                return derived(end, to, scope, cte.query, tokens.folded(end - 1));
            }
            if (isLateralColumn(from, scope)) {
                return from + 1;
            }
        } else {
            TableName file = functions.file(from, end);
            if (file != null) {
                return base(file, end, to, scope);
            }
            if (dialect.has(Dialect.STRUCTS)) {
                int unnested = functions.column(from, end, to, scope);
                if (unnested > from) {
                    return unnested;
                }
            }
        }
        if ((tokens.word(from, "DUAL") && end == from + 1) || tokens.word(end - 1, "SYSDUMMY1")) {
            // One row, no data.
            return derived(end, to, scope, new Query(Collections.<Field>emptyList(), scope.facts), null);
        }
        TableName name = analysis.names.table(from, end);
        if (dialect.has(Dialect.DB_LINKS) && tokens.op(end, '@') && tokens.name(end + 1)) {
            int link = analysis.names.end(end + 1, to);
            return base(name.at(tokens.folded(end + 1), tokens.text(end + 1, link)), link, to, scope);
        }
        Query temporary = analysis.session.temporary(name);
        if (temporary != null) {
            scope.facts.merge(temporary.facts);
            return derived(end, to, scope, temporary, tokens.folded(end - 1));
        }
        return base(name, end, to, scope);
    }

    private boolean isLateralColumn(int i, Scope scope) {
        return tokens.is(i, Keyword.VALUES) && scope.relations.isEmpty();
    }

    private int base(TableName name, int i, int to, Scope scope) {
        suffixes.read(i, to);
        int next = suffixes.stop;
        String alias = suffixes.alias;
        int[] pivots = suffixes.pivots();
        List<String> renamed = suffixes.columns;
        List<String> columns = analysis.session.columns(name);
        scope.facts.read(name);
        if (pivots.length == 0 && renamed == null) {
            scope.relations.add(Relation.base(alias, name, columns));
            return next;
        }
        Scope inner = new Scope(scope.parent, scope.facts, scope.ctes);
        inner.relations.add(Relation.base(null, name, columns));
        Query query = new Query(
                pivots.length > 0 ? analysis.stars.quietly(inner) : analysis.selects.everything(inner), scope.facts);
        for (int pivot : pivots) {
            query = suffixes.pivot(pivot, query, scope);
        }
        scope.relations.add(Relation.derived(alias == null ? name.name() : alias, query.renamed(renamed).fields));
        return next;
    }
}

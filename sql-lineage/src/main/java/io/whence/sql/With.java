package io.whence.sql;

import java.util.ArrayList;
import java.util.List;

/** WITH clauses. Each common table expression is analysed once; what it reads counts where it is used. */
final class With {
    private final Analysis analysis;
    private final Tokens tokens;
    /** The first token after the last WITH clause. */
    int stop;

    With(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
    }

    Ctes read(int from, int to, Scope outer, Ctes sight, Facts facts) {
        Ctes ctes = sight;
        int i = from + 1;
        boolean recursive = tokens.is(i, Keyword.RECURSIVE) && !tokens.is(i + 1, Keyword.AS) && !tokens.paren(i + 1);
        if (recursive) {
            i++;
        }
        while (i < to) {
            analysis.work.step();
            int open = bodyOf(i, to);
            if (open < 0) {
                ctes = value(i, to, outer, ctes, facts);
                i = stop;
            } else {
                List<String> columns = tokens.paren(i + 1) ? analysis.names.list(i + 1) : null;
                int close = tokens.match[open];
                ctes = define(tokens.folded(i), columns, open + 1, close, outer, ctes, facts, recursive);
                i = searchOrCycle(close + 1, to);
            }
            if (i >= to || !tokens.op(i, ',')) {
                break;
            }
            i++;
        }
        stop = i;
        return ctes;
    }

    /** The bracket that opens the body of {@code name [(columns)] AS [[NOT] MATERIALIZED] (…)}, or -1. */
    private int bodyOf(int name, int to) {
        if (!tokens.name(name)) {
            return -1;
        }
        int i = name + 1;
        if (tokens.paren(i)) {
            int after = tokens.after(i);
            if (!tokens.is(after, Keyword.AS)) {
                return after == i || analysis.queries.startsQuery(i + 1, after - 1) ? i : -1;
            }
            i = after;
        }
        if (tokens.is(i, Keyword.AS)) {
            i++;
        }
        while (i < to && (tokens.is(i, Keyword.NOT) || tokens.is(i, Keyword.MATERIALIZED))) {
            i++;
        }
        return i < to && tokens.paren(i) ? i : -1;
    }

    /** ClickHouse's {@code WITH expression AS name}: the name is a value. */
    private Ctes value(int from, int to, Scope outer, Ctes sight, Facts facts) {
        int as = from;
        while (as < to && !tokens.is(as, Keyword.AS) && !tokens.op(as, ',') && !tokens.is(as, Keyword.SELECT)) {
            as = tokens.after(as);
        }
        if (as >= to || !tokens.is(as, Keyword.AS) || !tokens.name(as + 1)) {
            analysis.unclear("a common table expression was expected at: " + analysis.excerpt(from, to));
            stop = as;
            return sight;
        }
        Sources sources = new Sources(analysis.work);
        analysis.expressions.value(from, as, new Scope(outer, facts, sight), Clause.SELECT, sources);
        stop = as + 2;
        Ctes named = new Ctes(tokens.folded(as + 1), null, sight);
        named.value = sources;
        return named;
    }

    private Ctes define(
            String name,
            List<String> columns,
            int from,
            int to,
            Scope outer,
            Ctes sight,
            Facts facts,
            boolean recursive) {
        Keyword first = tokens.keyword[from];
        if (first == Keyword.INSERT || first == Keyword.UPDATE || first == Keyword.DELETE || first == Keyword.MERGE) {
            // A statement in a WITH clause runs whether its result is used or not.
            Query returned = analysis.statements.returning(from, to, sight, facts);
            return new Ctes(name, returned.renamed(columns), sight);
        }
        Facts own = new Facts(analysis.work);
        Ctes inSight = sight;
        Ctes self = null;
        if (recursive || analysis.dialectImpliesRecursion()) {
            self = new Ctes(name, null, sight);
            self.columns = columns;
            inSight = self;
        }
        int start = from;
        int end = to;
        while (tokens.paren(start) && tokens.match[start] == end - 1) {
            start++;
            end--;
        }
        if (self != null) {
            self.body = start;
        }
        Query query = analysis.queries.query(start, end, outer, inSight, own).renamed(columns);
        return new Ctes(name, query, sight);
    }

    /** The first part of a recursive expression is what the expression's name means in its other parts. */
    void anchor(int body, Ctes ctes, List<Field> fields, Facts facts) {
        for (Ctes cte = ctes; cte != null; cte = cte.outer()) {
            if (cte.query == null && cte.body == body) {
                cte.query = new Query(new ArrayList<>(fields), facts).renamed(cte.columns);
                return;
            }
        }
    }

    private int searchOrCycle(int from, int to) {
        int i = from;
        while (i < to && (tokens.word(i, "SEARCH") || tokens.word(i, "CYCLE"))) {
            i++;
            while (i < to
                    && !tokens.op(i, ',')
                    && !tokens.word(i, "CYCLE")
                    && !tokens.is(i, Keyword.SELECT)
                    && !tokens.is(i, Keyword.INSERT)) {
                i = tokens.after(i);
            }
        }
        return i;
    }
}

package io.whence.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Query expressions: WITH, set operations, brackets, VALUES. */
final class Queries {
    private final Analysis analysis;
    private final Tokens tokens;
    /** The first token that the last query did not use. */
    int stop;

    Queries(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
    }

    /** True when what stands from {@code i} to before {@code end} is a query, in any number of brackets. */
    boolean startsQuery(int i, int end) {
        int at = i;
        int close = end;
        for (int depth = 0; at < end && tokens.paren(at) && depth < 64; depth++) {
            // Brackets around all of it, or around the first part of a set operation.
            int next = tokens.match[at] + 1;
            if (next != close && !tokens.is(next, Keyword.SET_OPERATION) && !tailOfQuery(next)) {
                return false;
            }
            close = tokens.match[at];
            at++;
        }
        if (at >= end) {
            return false;
        }
        Keyword keyword = tokens.keyword[at];
        if (keyword == null) {
            return false;
        }
        switch (keyword) {
            case SELECT:
            case WITH:
                return true;
            case VALUES:
                return at + 1 < end && tokens.kind[at + 1] != Tokens.OPERATOR && tokens.kind[at + 1] != Tokens.CLOSE;
            case FROM:
                return analysis.dialectAllowsFromFirst() && at + 1 < end;
            case TABLE:
                return tokens.identifier(at + 1) && !tokens.paren(at + 1);
            default:
                return false;
        }
    }

    private boolean tailOfQuery(int i) {
        return (tokens.is(i, Keyword.ORDER) && tokens.is(i + 1, Keyword.BY))
                || tokens.is(i, Keyword.LIMIT)
                || tokens.is(i, Keyword.OFFSET)
                || tokens.is(i, Keyword.FETCH);
    }

    /** A query inside another's expression or FROM clause. */
    Query nested(int from, int to, Scope outer) {
        return query(from, to, outer, outer.ctes, outer.facts);
    }

    /**
     * Analyses a query.
     *
     * @param outer the scope that it may refer to, or null
     * @param facts where to note what it reads
     */
    Query query(int from, int to, Scope outer, Ctes ctes, Facts facts) {
        int i = from;
        int end = to;
        int after = to;
        while (tokens.paren(i) && tokens.match[i] == end - 1) {
            i++;
            end--;
        }
        if (!analysis.work.enter()) {
            analysis.tooDeep(i, end, ctes, facts);
            stop = to;
            return new Query(Collections.<Field>emptyList(), facts);
        }
        try {
            Query query = expression(i, end, outer, ctes, facts);
            if (end == to) {
                after = stop;
            }
            return query;
        } finally {
            analysis.work.leave();
            stop = after;
        }
    }

    private Query expression(int from, int to, Scope outer, Ctes sight, Facts facts) {
        Ctes ctes = sight;
        int i = from;
        if (tokens.is(i, Keyword.WITH)) {
            ctes = analysis.with.read(i, to, outer, ctes, facts);
            i = analysis.with.stop;
        }
        List<Field> fields = term(i, to, outer, ctes, facts);
        i = stop;
        while (i < to && tokens.is(i, Keyword.SET_OPERATION)) {
            analysis.work.step();
            Keyword operation = tokens.keyword[i];
            boolean byName = false;
            i++;
            while (i < to
                    && (tokens.is(i, Keyword.ALL)
                            || tokens.is(i, Keyword.DISTINCT)
                            || tokens.is(i, Keyword.BY)
                            || tokens.word(i, "NAME")
                            || tokens.word(i, "CORRESPONDING")
                            || tokens.is(i, Keyword.OUTER))) {
                byName |= tokens.is(i, Keyword.BY) || tokens.word(i, "CORRESPONDING");
                i++;
            }
            if (byName && tokens.paren(i) && !startsQuery(i, to)) {
                i = tokens.after(i);
            }
            analysis.with.anchor(from, ctes, fields, facts);
            List<Field> right = term(i, to, outer, ctes, facts);
            if (stop <= i) {
                break;
            }
            i = stop;
            if (operation == Keyword.EXCEPT || operation == Keyword.MINUS) {
                for (Field field : right) {
                    facts.rows.addThrough(field.sources, Use.FILTERED);
                }
            } else {
                fields = combine(fields, right, byName);
            }
        }
        for (Field field : fields) {
            field.grows = false;
        }
        stop = tail(i, to, fields, outer, ctes, facts);
        return new Query(fields, facts);
    }

    /** ORDER BY and LIMIT behind a query in brackets; behind a plain one they are the SELECT's own. */
    private int tail(int i, int to, List<Field> fields, Scope outer, Ctes ctes, Facts facts) {
        int at = i;
        if (at < to && tokens.is(at, Keyword.ORDER) && tokens.is(at + 1, Keyword.BY)) {
            Scope scope = new Scope(outer, facts, ctes);
            scope.items = fields;
            int end = at;
            while (end < to
                    && !(tokens.is(end, Keyword.LIMIT)
                            || tokens.is(end, Keyword.OFFSET)
                            || tokens.is(end, Keyword.FETCH))) {
                end = tokens.after(end);
            }
            analysis.expressions.walk(at + 2, end, scope, Clause.ORDER, Use.SORTED, facts.rows);
            at = end;
        }
        while (at < to
                && (tokens.is(at, Keyword.LIMIT) || tokens.is(at, Keyword.OFFSET) || tokens.is(at, Keyword.FETCH))) {
            at++;
            while (at < to && !tokens.is(at, Keyword.RESERVED) && !tailOfQuery(at)) {
                at = tokens.after(at);
            }
        }
        return at;
    }

    private List<Field> term(int i, int to, Scope outer, Ctes ctes, Facts facts) {
        if (i >= to) {
            stop = i;
            return Collections.emptyList();
        }
        if (tokens.paren(i) && startsQuery(i + 1, tokens.match[i])) {
            int close = tokens.match[i];
            Query inner = query(i + 1, close, outer, ctes, facts);
            stop = close + 1;
            return inner.fields;
        }
        Keyword keyword = tokens.keyword[i];
        if (keyword == Keyword.SELECT || keyword == Keyword.FROM) {
            List<Field> fields = analysis.selects.block(i, to, new Scope(outer, facts, ctes));
            stop = analysis.selects.stop;
            return fields;
        }
        if (keyword == Keyword.VALUES) {
            return values(i + 1, to, new Scope(outer, facts, ctes));
        }
        if (keyword == Keyword.TABLE) {
            Scope scope = new Scope(outer, facts, ctes);
            int end = analysis.names.end(i + 1, to);
            analysis.relations.from(i + 1, end, scope);
            stop = end;
            return analysis.selects.everything(scope);
        }
        if (keyword == Keyword.WITH) {
            Query inner = query(i, to, outer, ctes, facts);
            return inner.fields;
        }
        stop = i;
        analysis.unclear("a query was expected at: " + analysis.excerpt(i, to));
        return Collections.emptyList();
    }

    /** The rows of VALUES: each column comes from whatever stands at its place. */
    List<Field> values(int from, int to, Scope scope) {
        List<Field> fields = new ArrayList<>();
        int i = from;
        while (i < to) {
            int open = i;
            if (tokens.word(open, "ROW")) {
                open++;
            }
            if (!tokens.paren(open)) {
                if (i == from) {
                    return column(from, to, scope);
                }
                break;
            }
            int close = tokens.match[open];
            if (fields.isEmpty() || !isConstant(open + 1, close)) {
                List<Sources> row = analysis.expressions.row(open + 1, close, scope, Clause.FROM);
                for (int n = 0; n < row.size(); n++) {
                    if (n < fields.size()) {
                        fields.get(n).sources.addAll(row.get(n));
                    } else {
                        fields.add(new Field("column" + (n + 1), row.get(n)));
                    }
                }
            }
            i = close + 1;
            if (!tokens.op(i, ',')) {
                break;
            }
            i++;
        }
        stop = i;
        return fields;
    }

    /** {@code VALUES 1, 2}: rows of one column without brackets. */
    private List<Field> column(int from, int to, Scope scope) {
        int end = from;
        while (end < to
                && (!tokens.is(end, Keyword.RESERVED) || tokens.is(end, Keyword.LITERAL))
                && !tokens.is(end, Keyword.LIMIT)
                && !(tokens.identifier(end) && end > from && !tokens.op(end - 1, ',') && !tokens.op(end - 1, '.'))) {
            end = tokens.after(end);
        }
        if (tokens.is(from, Keyword.NEXT)) {
            end = Math.max(end, analysis.names.end(from + 3, to));
        }
        Sources sources = new Sources(analysis.work);
        for (Sources value : analysis.expressions.row(from, end, scope, Clause.FROM)) {
            sources.addAll(value);
        }
        stop = end;
        List<Field> fields = new ArrayList<>(1);
        fields.add(new Field("column1", sources));
        return fields;
    }

    private boolean isConstant(int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.kind[i] == Tokens.WORD && !tokens.is(i, Keyword.LITERAL)) {
                return false;
            }
            analysis.work.step();
        }
        return true;
    }

    private List<Field> combine(List<Field> left, List<Field> right, boolean byName) {
        List<Field> out = new ArrayList<>(left.size());
        for (int n = 0; n < left.size(); n++) {
            Field field = left.get(n);
            Field other = byName ? Relation.find(right, field.name, false) : n < right.size() ? right.get(n) : null;
            if (other == null || other.sources.isEmpty()) {
                out.add(field);
            } else {
                out.add(merge(field, other));
            }
        }
        for (int n = 0; n < right.size(); n++) {
            Field field = right.get(n);
            if (byName ? Relation.find(left, field.name, false) == null : n >= left.size() && anyStar(left)) {
                out.add(field);
            }
        }
        return out;
    }

    private Field merge(Field field, Field other) {
        // A long chain of set operations adds to one set instead of copying it at every step.
        Sources sources = field.sources;
        if (!field.grows) {
            sources = new Sources(analysis.work);
            sources.addAll(field.sources);
        }
        sources.addAll(other.sources);
        Field merged = field.with(sources);
        merged.grows = true;
        return merged;
    }

    private static boolean anyStar(List<Field> fields) {
        for (Field field : fields) {
            if (field.isStar()) {
                return true;
            }
        }
        return false;
    }
}

package io.whence.sql;

import java.util.ArrayList;
import java.util.List;

/** Lists of {@code column = expression}. */
final class Assignments {
    private final Analysis analysis;
    private final Tokens tokens;

    Assignments(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
    }

    /** Where the list that starts at {@code from} ends: at the next clause. */
    int end(int from, int to) {
        int i = from;
        while (i < to) {
            Keyword keyword = tokens.keyword[i];
            if (keyword != null && !tokens.op(i - 1, '.')) {
                if (keyword == Keyword.WHERE
                        || keyword == Keyword.RETURNING
                        || (keyword == Keyword.WHEN && !inCase(from, i))) {
                    return i;
                }
                if (keyword == Keyword.FROM && !tokens.is(i - 1, Keyword.DISTINCT)) {
                    return i;
                }
                if (keyword == Keyword.OUTPUT && i > from && !tokens.op(i - 1, '=') && !tokens.op(i - 1, ',')) {
                    return i;
                }
                if ((keyword == Keyword.ORDER && tokens.is(i + 1, Keyword.BY))
                        || keyword == Keyword.LIMIT
                        || keyword == Keyword.DELETE
                        || keyword == Keyword.OPTION
                        || (keyword == Keyword.ON && tokens.is(i + 1, Keyword.DUPLICATE))
                        || (keyword == Keyword.ON && tokens.is(i + 1, Keyword.CONFLICT))) {
                    return i;
                }
            }
            i = tokens.after(i);
        }
        return to;
    }

    private boolean inCase(int from, int at) {
        int open = 0;
        for (int i = from; i < at; i = tokens.after(i)) {
            if (tokens.is(i, Keyword.CASE)) {
                open++;
            } else if (tokens.is(i, Keyword.END)) {
                open--;
            }
        }
        return open > 0;
    }

    /** Reads the assignments into an output; returns the token after. */
    int read(int from, int to, Scope scope, Statement.Output output) {
        int start = from;
        for (int i = from; i <= to; i = i < to ? tokens.after(i) : to + 1) {
            if (i == to || tokens.op(i, ',')) {
                if (i > start) {
                    one(start, i, scope, output);
                }
                start = i + 1;
            }
        }
        return to;
    }

    private void one(int from, int to, Scope scope, Statement.Output output) {
        int equals = from;
        while (equals < to && !tokens.op(equals, '=') && !tokens.op(equals, Tokens.NAMED)) {
            equals = tokens.after(equals);
        }
        if (equals >= to) {
            if (!(tokens.op(from, '*') && to == from + 1)) {
                analysis.unclear("an assignment was expected: " + analysis.excerpt(from, to));
            }
            return;
        }
        if (tokens.paren(from)) {
            several(from, equals + 1, to, scope, output);
            return;
        }
        if (tokens.kind[from] == Tokens.PARAM) {
            if (tokens.name(equals + 1) && tokens.op(equals + 2, '=')) {
                one(equals + 1, to, scope, output);
            }
            return;
        }
        Sources sources = new Sources(analysis.work);
        String column = column(from, equals, scope);
        if (equals > from && isCompound(equals - 1)) {
            analysis.expressions.walk(from, equals - 1, scope, Clause.FROM, Use.TRANSFORMED, sources);
            analysis.expressions.walk(equals + 1, to, scope, Clause.FROM, Use.TRANSFORMED, sources);
        } else {
            analysis.expressions.value(equals + 1, to, scope, Clause.FROM, sources);
        }
        output.add(column, sources);
    }

    /** The column on the left: the last name, or the one before the fields of a structured column. */
    private String column(int from, int equals, Scope scope) {
        int end = Math.max(analysis.names.end(from, equals), from + 1);
        if (end - from == 1) {
            return tokens.folded(from);
        }
        for (Relation relation : scope.relations) {
            if (relation.answersTo(tokens.folded(from))) {
                return tokens.folded(from + 2);
            }
        }
        return tokens.folded(end - 1);
    }

    private boolean isCompound(int i) {
        return tokens.op(i, '+')
                || tokens.op(i, '-')
                || tokens.op(i, '*')
                || tokens.op(i, '/')
                || tokens.op(i, '|')
                || tokens.op(i, '%');
    }

    private void several(int from, int value, int to, Scope scope, Statement.Output output) {
        List<String> columns = new ArrayList<>();
        int close = tokens.match[from];
        for (int i = from + 1; i < close; i++) {
            int end = analysis.names.end(i, close);
            if (end > i) {
                columns.add(tokens.folded(end - 1));
                i = end - 1;
            }
        }
        int open = tokens.word(value, "ROW") ? value + 1 : value;
        if (tokens.paren(open)) {
            int end = tokens.match[open];
            if (analysis.queries.startsQuery(open + 1, end)) {
                List<Field> fields = analysis.queries.nested(open + 1, end, scope).fields;
                for (int n = 0; n < columns.size(); n++) {
                    output.add(columns.get(n), n < fields.size() ? fields.get(n).sources : new Sources(analysis.work));
                }
                return;
            }
            List<Sources> row = analysis.expressions.row(open + 1, end, scope, Clause.FROM);
            for (int n = 0; n < columns.size(); n++) {
                output.add(columns.get(n), n < row.size() ? row.get(n) : new Sources(analysis.work));
            }
            return;
        }
        Sources sources = new Sources(analysis.work);
        analysis.expressions.value(value, to, scope, Clause.FROM, sources);
        for (String column : columns) {
            output.add(column, sources);
        }
    }
}

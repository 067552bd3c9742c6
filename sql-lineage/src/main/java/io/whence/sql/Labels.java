package io.whence.sql;

/** Names result columns that are given none, as the database would. */
final class Labels {
    private static final int MAX_LENGTH = 128;

    private final Analysis analysis;
    private final Tokens tokens;

    Labels(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
    }

    /** A column's own name; else what most databases show, the expression, here without its literals. */
    String of(int from, int to) {
        if (to <= from) {
            return "";
        }
        if (tokens.name(to - 1) && analysis.names.end(from, to) == to) {
            return tokens.folded(to - 1);
        }
        Dialect dialect = tokens.dialect;
        if (dialect == Dialect.POSTGRESQL || dialect == Dialect.REDSHIFT) {
            return postgresql(from, to);
        }
        return Sanitizer.excerpt(tokens, from, to, MAX_LENGTH);
    }

    /** PostgreSQL names a column after its function or CASE, looks through casts, and else gives up. */
    private String postgresql(int from, int to) {
        for (int i = from; i < to; i = tokens.after(i)) {
            if (tokens.op(i, Tokens.TYPE_CAST) && i > from) {
                String inner = of(from, i);
                boolean plain = i + 2 == to && tokens.name(i + 1);
                return inner.equals("?column?") && plain ? tokens.folded(i + 1) : inner;
            }
        }
        if (tokens.is(from, Keyword.CASE)) {
            return tokens.is(to - 1, Keyword.END) ? "case" : "?column?";
        }
        int end = analysis.names.end(from, to);
        if (end > from && tokens.paren(end) && isCall(tokens.match[end] + 1, to)) {
            if (tokens.is(from, Keyword.CAST)) {
                return cast(end);
            }
            return tokens.folded(end - 1);
        }
        if (tokens.is(from, Keyword.ARRAY)) {
            return "array";
        }
        return "?column?";
    }

    /** True when nothing but FILTER, OVER or WITHIN GROUP follows the arguments. */
    private boolean isCall(int i, int to) {
        return i >= to || tokens.is(i, Keyword.FILTER) || tokens.is(i, Keyword.OVER) || tokens.is(i, Keyword.WITHIN);
    }

    private String cast(int open) {
        int as = open + 1;
        while (as < tokens.match[open] && !tokens.is(as, Keyword.AS)) {
            as = tokens.after(as);
        }
        String inner = of(open + 1, as);
        return inner.equals("?column?") && tokens.name(as + 1) ? tokens.folded(as + 1) : inner;
    }
}

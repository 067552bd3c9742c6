package io.whence.sql;

/** Finds where the clauses of a SELECT start. What stands between two clause words need not be understood for that. */
final class Clauses {
    private final Tokens tokens;

    int select = -1;
    int into = -1;
    int from = -1;
    int where = -1;
    int group = -1;
    int having = -1;
    int qualify = -1;
    int window = -1;
    int order = -1;
    /** The first token behind the SELECT. */
    int stop;

    Clauses(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Reads the SELECT that starts at {@code i}, up to a set operation, the end, or a word that no SELECT can hold. */
    void scan(int i, int end) {
        int at = i;
        boolean started = false;
        while (at < end) {
            Keyword keyword = tokens.keyword[at];
            if (keyword != null && tokens.kind[at] == Tokens.WORD && !(started && quiet(at))) {
                if (started && ends(at, i, keyword)) {
                    break;
                }
                clause(at, keyword);
            }
            started = true;
            at = tokens.after(at);
        }
        stop = at;
    }

    /** True after a dot, AS or comma: a name is expected there, whatever it looks like. */
    private boolean quiet(int at) {
        return tokens.op(at - 1, '.')
                || (tokens.is(at - 1, Keyword.AS) && !tokens.is(at, Keyword.FROM))
                || (tokens.op(at - 1, ',') && !tokens.is(at, Keyword.RESERVED));
    }

    private boolean ends(int at, int first, Keyword keyword) {
        switch (keyword) {
            case UNION:
            case INTERSECT:
            case MINUS:
                return true;
            case EXCEPT:
                return !(tokens.op(at - 1, '*')
                        && !(tokens.is(at + 1, Keyword.SELECT)
                                || tokens.is(at + 1, Keyword.ALL)
                                || (tokens.paren(at + 1) && tokens.is(at + 2, Keyword.SELECT))));
            case SELECT:
                // DuckDB and Hive may start with FROM; anywhere else a second SELECT is another statement.
                return select >= 0 && at > first;
            case ON:
                return tokens.is(at + 1, Keyword.CONFLICT) || tokens.is(at + 1, Keyword.DUPLICATE);
            case RETURNING:
                return from >= 0;
            case WITH:
                return at > first
                        && (tokens.is(at + 1, Keyword.NO)
                                || tokens.word(at + 1, "DATA")
                                || tokens.word(at + 1, "CHECK")
                                || tokens.word(at + 1, "READ")
                                || tokens.word(at + 1, "LOCAL")
                                || tokens.word(at + 1, "CASCADED"));
            case INSERT:
                return (tokens.is(at + 1, Keyword.INTO) || tokens.is(at + 1, Keyword.OVERWRITE))
                        && !tokens.op(at + 1, ',');
            default:
                return false;
        }
    }

    private void clause(int at, Keyword keyword) {
        switch (keyword) {
            case SELECT:
                select = at;
                break;
            case INTO:
                if (into < 0) {
                    into = at;
                }
                break;
            case FROM:
                if (from < 0 && !tokens.is(at - 1, Keyword.DISTINCT)) {
                    from = at;
                }
                break;
            case WHERE:
            case PREWHERE:
                if (where < 0) {
                    where = at;
                }
                break;
            case GROUP:
                if (group < 0 && tokens.is(at + 1, Keyword.BY) && !tokens.is(at - 1, Keyword.FOR)) {
                    group = at;
                }
                break;
            case HAVING:
                having = at;
                break;
            case QUALIFY:
                if (from >= 0 || where >= 0) {
                    qualify = at;
                }
                break;
            case WINDOW:
                if (from >= 0 && tokens.name(at + 1) && tokens.is(at + 2, Keyword.AS)) {
                    window = at;
                }
                break;
            case ORDER:
                if ((tokens.is(at + 1, Keyword.BY) || tokens.word(at + 1, "SIBLINGS"))
                        && !tokens.is(at - 1, Keyword.FOR)) {
                    order = at;
                }
                break;
            default:
                break;
        }
    }

    /** True for a word that starts another clause than the one that {@code at} is in. */
    boolean isClause(int at) {
        return at == select
                || at == into
                || at == from
                || at == where
                || at == group
                || at == having
                || at == qualify
                || at == window
                || at == order
                || isTail(at);
    }

    /** Words that start a clause without columns of ours, or one that other code reads. */
    private boolean isTail(int at) {
        Keyword keyword = tokens.keyword[at];
        if (tokens.kind[at] != Tokens.WORD || quiet(at)) {
            return false;
        }
        if (keyword == Keyword.USING && tokens.is(at + 1, Keyword.SAMPLE)) {
            return true;
        }
        if (keyword == null) {
            return tokens.word(at, "MODEL")
                    && from >= 0
                    && (tokens.is(at + 1, Keyword.PARTITION) || tokens.word(at + 1, "DIMENSION"));
        }
        switch (keyword) {
            case LIMIT:
            case OFFSET:
            case FETCH:
                return from < 0 || at > from + 1;
            case PREWHERE:
                return true;
            case FOR:
                return !tokens.word(at + 1, "SYSTEM_TIME")
                        && !tokens.word(at + 1, "VERSION")
                        && !tokens.word(at + 1, "TIMESTAMP")
                        && !tokens.is(at + 1, Keyword.ORDER)
                        && !tokens.is(at + 1, Keyword.GROUP)
                        && !tokens.is(at + 1, Keyword.JOIN)
                        && !tokens.word(at + 1, "PORTION");
            case SETTINGS:
                return tokens.kind[at + 1] == Tokens.WORD && tokens.op(at + 2, '=');
            case FORMAT:
                return from >= 0 && tokens.kind[at + 1] == Tokens.WORD && tokens.kind[at + 2] == Tokens.END;
            case OPTION:
                return tokens.paren(at + 1);
            case START:
                return tokens.is(at + 1, Keyword.WITH);
            case CONNECT:
            case CLUSTER:
            case DISTRIBUTE:
            case SORT:
                return tokens.is(at + 1, Keyword.BY);
            case WITH:
                return !tokens.paren(at + 1)
                        && !tokens.is(at + 1, Keyword.ORDINALITY)
                        && !tokens.is(at + 1, Keyword.OFFSET);
            default:
                return false;
        }
    }

    /** Where the clause ends whose first word is at {@code start}. */
    int end(int start) {
        int at = start + 1;
        while (at < stop && !isClause(at)) {
            at = tokens.after(at);
        }
        return Math.min(at, stop);
    }
}

package io.whence.sql;

/** Finds where a statement ends in a dialect that needs no semicolon: at the word that can only start the next. */
final class Boundaries {
    private final Tokens tokens;
    /** True while the statement may still hold a query of its own. */
    private boolean query;
    /** True while the statement may still hold the INSERT, UPDATE, DELETE or MERGE that its WITH is for. */
    private boolean change;
    /** True while the statement may still hold its SET. */
    private boolean set;

    Boundaries(Tokens tokens) {
        this.tokens = tokens;
    }

    int end(int from, int to) {
        Keyword first = tokens.keyword[from];
        query = first == Keyword.INSERT
                || first == Keyword.WITH
                || first == Keyword.CREATE
                || first == Keyword.ALTER
                || first == Keyword.EXPLAIN
                || first == Keyword.DECLARE;
        change = first == Keyword.WITH || first == Keyword.BULK || first == Keyword.EXPLAIN;
        set = first == Keyword.UPDATE || first == Keyword.MERGE || first == Keyword.WITH || first == Keyword.ALTER;
        int cases = 0;
        for (int i = from + 1; i < to; i = tokens.after(i)) {
            if (tokens.op(i, ';')) {
                return i;
            }
            if (tokens.is(i, Keyword.CASE)) {
                cases++;
            } else if (tokens.is(i, Keyword.END) && cases > 0) {
                cases--;
            } else if (tokens.kind[i] == Tokens.WORD && starts(i, first)) {
                return i;
            }
        }
        return to;
    }

    private boolean starts(int i, Keyword first) {
        Keyword keyword = tokens.keyword[i];
        if (tokens.op(i - 1, '.') || tokens.op(i - 1, ',') || tokens.op(i - 1, '=')) {
            return false;
        }
        if (keyword == null) {
            return isOther(i, first);
        }
        switch (keyword) {
            case SELECT:
                return startsQuery(i);
            case INSERT:
            case UPDATE:
            case DELETE:
            case MERGE:
                return startsChange(i);
            case SET:
                if (set || tokens.is(i - 1, Keyword.UPDATE)) {
                    set = false;
                    return false;
                }
                return true;
            case WITH:
                return !tokens.is(i - 1, Keyword.AS)
                        && tokens.name(i + 1)
                        && (tokens.is(i + 2, Keyword.AS) || tokens.paren(i + 2))
                        && first != Keyword.INSERT
                        && first != Keyword.CREATE
                        && tokens.is(tokens.paren(i + 2) ? tokens.after(i + 2) : i + 2, Keyword.AS);
            case EXEC:
            case EXECUTE:
                if (query && first == Keyword.INSERT) {
                    query = false;
                    return false;
                }
                return !tokens.is(i - 1, Keyword.WITH) && first != Keyword.CREATE;
            case IF:
                return first != Keyword.DROP && first != Keyword.ALTER && first != Keyword.CREATE;
            case CREATE:
            case DROP:
            case ALTER:
            case TRUNCATE:
                return first != Keyword.ALTER && first != Keyword.CREATE;
            case DECLARE:
            case BEGIN:
            case COMMIT:
            case ROLLBACK:
                return true;
            case ELSE:
            case END:
                return true;
            case FETCH:
                return tokens.is(i + 1, Keyword.FROM) || tokens.is(i + 2, Keyword.FROM);
            default:
                return false;
        }
    }

    private boolean startsQuery(int i) {
        if (tokens.is(i - 1, Keyword.SET_OPERATION) || tokens.is(i - 1, Keyword.ALL)) {
            return false;
        }
        if (query) {
            query = false;
            return false;
        }
        return true;
    }

    private boolean startsChange(int i) {
        Keyword before = tokens.keyword[i - 1];
        if (tokens.paren(i + 1)
                || before == Keyword.THEN
                || before == Keyword.FOR
                || before == Keyword.ON
                || before == Keyword.OF
                || before == Keyword.OR
                || tokens.word(i - 1, "AFTER")
                || tokens.word(i - 1, "INSTEAD")) {
            return false;
        }
        if (change) {
            change = false;
            query = true;
            set = true;
            return false;
        }
        return true;
    }

    private boolean isOther(int i, Keyword first) {
        return first != Keyword.CREATE
                && first != Keyword.ALTER
                && (tokens.word(i, "GO")
                        || tokens.word(i, "PRINT")
                        || tokens.word(i, "RETURN")
                        || tokens.word(i, "WHILE")
                        || tokens.word(i, "RAISERROR")
                        || tokens.word(i, "GRANT")
                        || tokens.word(i, "OPEN")
                        || tokens.word(i, "CLOSE")
                        || tokens.word(i, "DEALLOCATE"))
                && tokens.kind[i - 1] != Tokens.OPERATOR
                && !tokens.is(i - 1, Keyword.RESERVED);
    }
}

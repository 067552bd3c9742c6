package io.whence.sql;

/**
 * Parts a text into statements.
 *
 * <p>A procedure or an anonymous block is read as the statements in it: what stands before each of them, such as BEGIN,
 * IF … THEN or a loop's head, is passed over.
 */
final class Blocks {
    private final Analysis analysis;
    private final Tokens tokens;
    /** Null where statements end with a semicolon. */
    private final Boundaries boundaries;

    Blocks(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
        this.boundaries = tokens.dialect.has(Dialect.NO_SEMICOLON) ? new Boundaries(tokens) : null;
    }

    /** Where the statement ends that starts at {@code from}. */
    int end(int from, int to) {
        if (boundaries != null) {
            return boundaries.end(from, to);
        }
        int i = from;
        while (i < to && !tokens.op(i, ';')) {
            i = tokens.after(i);
        }
        return i;
    }

    /** Where the statement itself starts, behind the words of a block that stand before it. */
    int body(int from, int to) {
        int i = from;
        for (int next = skip(i, to); next > i; next = skip(i, to)) {
            analysis.work.step();
            i = next;
        }
        return i;
    }

    private int skip(int i, int to) {
        if (i >= to || tokens.kind[i] != Tokens.WORD) {
            return i;
        }
        Keyword keyword = tokens.keyword[i];
        if (keyword == Keyword.CREATE || keyword == Keyword.ALTER) {
            return routine(i, to);
        }
        if (keyword == Keyword.BEGIN) {
            if (tokens.word(i + 1, "TRY") || tokens.word(i + 1, "CATCH") || tokens.word(i + 1, "ATOMIC")) {
                return i + 2;
            }
            return isTransaction(i + 1, to) && (i + 1 < to || boundaries == null) ? i : i + 1;
        }
        if (keyword == Keyword.END) {
            return end(i, to);
        }
        if (keyword == Keyword.IF || keyword == Keyword.WHEN || keyword == Keyword.CASE) {
            return after(Keyword.THEN, i, to);
        }
        if (keyword == Keyword.ELSE) {
            return i + 1;
        }
        if (keyword == Keyword.DO) {
            return dollars(i, to);
        }
        if (keyword == Keyword.FOR) {
            return loop(i, to);
        }
        if (tokens.word(i, "LOCKING")) {
            return locking(i, to);
        }
        if (tokens.word(i, "ELSIF") || tokens.word(i, "ELSEIF")) {
            return after(Keyword.THEN, i, to);
        }
        if (keyword == Keyword.PROCEDURE || keyword == Keyword.FUNCTION) {
            return routine(i, to);
        }
        if (tokens.word(i, "WHILE") || tokens.word(i, "LOOP") || tokens.word(i, "REPEAT")) {
            return loop(i, to);
        }
        if (tokens.word(i, "EXCEPTION") && tokens.is(i + 1, Keyword.WHEN)) {
            return i + 1;
        }
        if (tokens.word(i, "GO") && i + 1 < to && tokens.kind[i + 1] == Tokens.WORD) {
            return i + 1;
        }
        return i;
    }

    /** Teradata's {@code LOCKING … FOR ACCESS} before a statement. */
    private int locking(int from, int to) {
        for (int i = from; i + 1 < to && i < from + 6; i++) {
            if (tokens.is(i, Keyword.FOR)) {
                return i + 2;
            }
        }
        return from;
    }

    private boolean isTransaction(int i, int to) {
        return i >= to
                || tokens.is(i, Keyword.TRANSACTION)
                || tokens.word(i, "TRAN")
                || tokens.word(i, "WORK")
                || tokens.word(i, "ISOLATION")
                || tokens.word(i, "DEFERRED")
                || tokens.word(i, "IMMEDIATE")
                || tokens.word(i, "EXCLUSIVE");
    }

    private int after(Keyword word, int from, int to) {
        for (int i = from; i < to; i = tokens.after(i)) {
            if (tokens.is(i, word)) {
                return i + 1;
            }
        }
        return from;
    }

    /** The head of a loop, up to LOOP or DO. */
    private int loop(int from, int to) {
        if (tokens.is(from, Keyword.FOR)
                && tokens.name(from + 1)
                && tokens.is(from + 2, Keyword.IN)
                && tokens.paren(from + 3)) {
            cursor(from + 1, from + 3);
        }
        for (int i = from; i < to; i = tokens.after(i)) {
            if (tokens.word(i, "LOOP") || tokens.is(i, Keyword.DO) || (i > from && tokens.is(i, Keyword.BEGIN))) {
                return i + 1;
            }
        }
        return from;
    }

    /** {@code FOR r IN (query) LOOP}: what r's fields come from. */
    private void cursor(int name, int open) {
        int close = tokens.match[open];
        if (analysis.queries.startsQuery(open + 1, close)) {
            Facts facts = new Facts(analysis.work);
            Query query = analysis.queries.query(open + 1, close, null, null, facts);
            analysis.cursor(new Ctes(tokens.folded(name), query, null));
        }
    }

    /** A routine's head ends where its body begins; a body in dollar quotes is analysed by itself. */
    private int routine(int from, int to) {
        int i = from;
        boolean routine = false;
        for (int n = 0; n < 8 && i + n < to && !tokens.is(i + n, Keyword.AS) && !tokens.paren(i + n); n++) {
            routine |= tokens.is(i + n, Keyword.PROCEDURE)
                    || tokens.is(i + n, Keyword.FUNCTION)
                    || tokens.is(i + n, Keyword.TRIGGER)
                    || tokens.word(i + n, "PROC")
                    || tokens.word(i + n, "PACKAGE");
        }
        if (!routine) {
            return from;
        }
        analysis.variable(tokens.dialect.fold("new"));
        analysis.variable(tokens.dialect.fold("old"));
        analysis.variable(tokens.dialect.fold("NEW"));
        analysis.variable(tokens.dialect.fold("OLD"));
        for (; i < to; i = tokens.after(i)) {
            if (tokens.paren(i) && tokens.name(i - 1)) {
                declare(i + 1, tokens.match[i]);
            }
            if (tokens.is(i, Keyword.BEGIN)) {
                return tokens.word(i + 1, "ATOMIC") ? i + 2 : i + 1;
            }
            if (tokens.is(i, Keyword.AS) && tokens.kind[i + 1] == Tokens.STRING) {
                dollar(i + 1);
                return to;
            }
            boolean opens = tokens.is(i, Keyword.AS) || tokens.is(i, Keyword.IS) || tokens.word(i, "RETURN");
            if (opens && i + 1 < to && startsStatement(i + 1)) {
                return i + 1;
            }
        }
        return to;
    }

    private boolean startsStatement(int i) {
        return tokens.is(i, Keyword.SELECT)
                || tokens.is(i, Keyword.INSERT)
                || tokens.is(i, Keyword.UPDATE)
                || tokens.is(i, Keyword.DELETE)
                || tokens.is(i, Keyword.MERGE)
                || tokens.is(i, Keyword.WITH)
                || tokens.is(i, Keyword.TRUNCATE);
    }

    /** The parameters of a routine: names that are no columns. */
    private void declare(int from, int to) {
        boolean first = true;
        for (int i = from; i < to; i = tokens.after(i)) {
            if (tokens.op(i, ',')) {
                first = true;
            } else if (first && tokens.name(i)) {
                first = tokens.is(i, Keyword.IN) || tokens.word(i, "OUT") || tokens.word(i, "INOUT");
                analysis.variable(tokens.folded(i));
            }
        }
    }

    private int dollars(int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.kind[i] == Tokens.STRING) {
                dollar(i);
                return to;
            }
        }
        return from;
    }

    private void dollar(int i) {
        String text = tokens.text.substring(tokens.start[i], tokens.end[i]);
        if (!text.startsWith("$") || !analysis.work.enter()) {
            return;
        }
        try {
            int tag = text.indexOf('$', 1) + 1;
            int end = text.length() >= 2 * tag ? text.length() - tag : text.length();
            analysis.inner(text.substring(tag, Math.max(tag, end)));
        } finally {
            analysis.work.leave();
        }
    }
}

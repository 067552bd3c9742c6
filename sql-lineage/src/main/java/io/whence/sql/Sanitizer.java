package io.whence.sql;

/** Writes a text's tokens again without its data. */
final class Sanitizer {
    private final Tokens tokens;
    private final StringBuilder out;

    private Sanitizer(Tokens tokens) {
        this.tokens = tokens;
        this.out = new StringBuilder(Math.min(tokens.read, 1 << 14) + 16);
    }

    static String sanitize(Tokens tokens) {
        Sanitizer sanitizer = new Sanitizer(tokens);
        sanitizer.run();
        return sanitizer.out.toString();
    }

    /** A stretch of tokens without its data, for a column's name or a warning; about {@code max} characters at most. */
    static String excerpt(Tokens tokens, int from, int to, int max) {
        StringBuilder out = new StringBuilder(32);
        for (int i = from; i < to && out.length() < max; i++) {
            if (i > from && tokens.start[i] > tokens.end[i - 1]) {
                out.append(' ');
            }
            if (tokens.kind[i] == Tokens.STRING || tokens.kind[i] == Tokens.NUMBER) {
                out.append('?');
            } else {
                out.append(tokens.text, tokens.start[i], Math.min(tokens.end[i], tokens.start[i] + max));
            }
        }
        return out.toString();
    }

    private void run() {
        int last = -1;
        for (int i = 0; i < tokens.count; i++) {
            if (i == tokens.count - 1 && tokens.op(i, ';')) {
                break;
            }
            if (isSign(i)) {
                space(last, i);
                last = i;
                continue;
            }
            space(last, i);
            last = write(i);
            i = last;
        }
    }

    /** Writes one token, or a whole list; returns the last token that is written or left out. */
    private int write(int i) {
        switch (tokens.kind[i]) {
            case Tokens.STRING:
                if (isName(i)) {
                    copy(i);
                } else {
                    out.append('?');
                }
                return i;
            case Tokens.NUMBER:
                out.append('?');
                return i;
            case Tokens.OPEN:
                if (tokens.operator[i] == '('
                        && i > 0
                        && tokens.is(i - 1, Keyword.IN)
                        && isData(i + 1, tokens.match[i])) {
                    out.append("(?)");
                    return tokens.match[i];
                }
                copy(i);
                return i;
            case Tokens.CLOSE:
                copy(i);
                return isRow(tokens.match[i]) ? moreRows(i) : i;
            default:
                copy(i);
                return i;
        }
    }

    private void copy(int i) {
        out.append(tokens.text, tokens.start[i], tokens.end[i]);
    }

    /** Where strings may be double-quoted, one behind a word that wants a table is its name. */
    private boolean isName(int i) {
        if (tokens.text.charAt(tokens.start[i]) != '"' || i == 0) {
            return false;
        }
        Keyword before = tokens.keyword[i - 1];
        return before == Keyword.FROM
                || before == Keyword.JOIN
                || before == Keyword.INTO
                || before == Keyword.UPDATE
                || before == Keyword.TABLE
                || tokens.op(i - 1, '.')
                || tokens.op(i + 1, '.');
    }

    /** A sign before a number is part of the literal. */
    private boolean isSign(int i) {
        if (!(tokens.op(i, '-') || tokens.op(i, '+')) || tokens.kind[i + 1] != Tokens.NUMBER || i == 0) {
            return false;
        }
        byte before = tokens.kind[i - 1];
        return (before == Tokens.OPERATOR && !tokens.op(i - 1, '-') && !tokens.op(i - 1, '+'))
                || before == Tokens.OPEN
                || (tokens.keyword[i - 1] != null
                        && tokens.keyword[i - 1].is(Keyword.RESERVED)
                        && !tokens.is(i - 1, Keyword.LITERAL));
    }

    /** True for literals and parameters between commas. */
    private boolean isData(int from, int to) {
        for (int i = from; i < to; i++) {
            byte kind = tokens.kind[i];
            boolean data = kind == Tokens.STRING
                    || kind == Tokens.NUMBER
                    || kind == Tokens.PARAM
                    || tokens.op(i, ',')
                    || tokens.op(i, '-')
                    || tokens.op(i, '+')
                    || tokens.is(i, Keyword.LITERAL);
            if (!data) {
                return false;
            }
        }
        return to > from;
    }

    /** True for a bracket that opens the first row behind VALUES. */
    private boolean isRow(int open) {
        return open > 0
                && tokens.operator[open] == '('
                && (tokens.is(open - 1, Keyword.VALUES)
                        || (tokens.word(open - 1, "ROW") && tokens.is(open - 2, Keyword.VALUES)));
    }

    /** The end of the rows that follow this one. */
    private int moreRows(int close) {
        int last = close;
        while (tokens.op(last + 1, ',')) {
            int open = tokens.word(last + 2, "ROW") ? last + 3 : last + 2;
            if (!tokens.paren(open)) {
                break;
            }
            last = tokens.match[open];
        }
        return last;
    }

    private void space(int last, int i) {
        if (last >= 0 && tokens.start[i] > tokens.end[last] && out.length() > 0 && !isSign(last)) {
            out.append(' ');
        }
    }
}

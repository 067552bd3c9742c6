package io.whence.sql;

import java.util.Arrays;

/**
 * The tokens of one text, in parallel arrays: a statement of ordinary length costs a handful of allocations.
 *
 * <p>Token {@link #count} is {@link #END}, so that looking one ahead needs no check. A bracket knows its partner
 * ({@link #match}); one without a partner is an ordinary operator.
 */
final class Tokens {
    static final byte END = 0;
    static final byte WORD = 1;
    static final byte QUOTED = 2;
    static final byte STRING = 3;
    static final byte NUMBER = 4;
    static final byte PARAM = 5;
    static final byte OPERATOR = 6;
    static final byte OPEN = 7;
    static final byte CLOSE = 8;
    /** Where a file or a stage is written without quotes: {@code @stage/path}. */
    static final byte PATH = 9;

    /** {@code ::} */
    static final char TYPE_CAST = '\u0001';
    /** {@code ->} and {@code ->>} */
    static final char ARROW = '\u0002';
    /** {@code =>} and {@code :=} */
    static final char NAMED = '\u0003';

    /** How far behind the last token may be looked. */
    private static final int LOOKAHEAD = 8;

    final String text;
    final Dialect dialect;
    byte[] kind;
    int[] start;
    int[] end;
    Keyword[] keyword;
    char[] operator;
    int[] match;
    int count;

    /** How many characters of the text were read; less than its length when a bound was reached. */
    int read;

    Tokens(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
        int size = Math.min(text.length() / 4 + 16, 1 << 16);
        kind = new byte[size];
        start = new int[size];
        end = new int[size];
        keyword = new Keyword[size];
        operator = new char[size];
    }

    void add(byte tokenKind, int from, int to, Keyword word, char op) {
        if (count + LOOKAHEAD >= kind.length) {
            grow();
        }
        kind[count] = tokenKind;
        start[count] = from;
        end[count] = to;
        keyword[count] = word;
        operator[count++] = op;
    }

    private void grow() {
        int size = kind.length * 2;
        kind = Arrays.copyOf(kind, size);
        start = Arrays.copyOf(start, size);
        end = Arrays.copyOf(end, size);
        keyword = Arrays.copyOf(keyword, size);
        operator = Arrays.copyOf(operator, size);
    }

    /** Pairs up the brackets; to be called once, after the last token. */
    void close() {
        kind[count] = END;
        start[count] = read;
        end[count] = read;
        keyword[count] = null;
        operator[count] = 0;
        match = new int[count + 1];
        int[] open = new int[16];
        int depth = 0;
        for (int i = 0; i < count; i++) {
            if (kind[i] == OPEN) {
                if (depth == open.length) {
                    open = Arrays.copyOf(open, depth * 2);
                }
                open[depth++] = i;
                match[i] = -1;
            } else if (kind[i] == CLOSE) {
                match[i] = -1;
                int partner = depth - 1;
                while (partner >= 0 && partner >= depth - 3 && operator[open[partner]] != opening(operator[i])) {
                    partner--;
                }
                if (partner >= 0 && operator[open[partner]] == opening(operator[i])) {
                    for (int lost = partner + 1; lost < depth; lost++) {
                        kind[open[lost]] = OPERATOR;
                    }
                    match[open[partner]] = i;
                    match[i] = open[partner];
                    depth = partner;
                } else {
                    kind[i] = OPERATOR;
                }
            }
        }
        while (depth > 0) {
            kind[open[--depth]] = OPERATOR;
        }
    }

    private static char opening(char closing) {
        return closing == ')' ? '(' : closing == ']' ? '[' : closing == '}' ? '{' : '<';
    }

    boolean is(int i, Keyword word) {
        return i >= 0 && keyword[i] == word;
    }

    /** True for a keyword with the flag. */
    boolean is(int i, int flag) {
        Keyword word = i < 0 ? null : keyword[i];
        return word != null && word.is(flag);
    }

    boolean op(int i, char c) {
        return i >= 0 && operator[i] == c && (kind[i] == OPERATOR || kind[i] == OPEN || kind[i] == CLOSE);
    }

    /** True for the given word in any case, whether it is a keyword or not. */
    boolean word(int i, String upper) {
        return i >= 0
                && kind[i] == WORD
                && end[i] - start[i] == upper.length()
                && text.regionMatches(true, start[i], upper, 0, upper.length());
    }

    /** True for a round bracket that has a partner. */
    boolean paren(int i) {
        return i >= 0 && kind[i] == OPEN && operator[i] == '(';
    }

    /** The token after this one, or after the whole group when this one opens one. */
    int after(int i) {
        return kind[i] == OPEN ? match[i] + 1 : i + 1;
    }

    /** True for a token that can be part of a name. */
    boolean name(int i) {
        return kind[i] == QUOTED || kind[i] == WORD;
    }

    /** True for a token that names a thing: quoted, or a word that is not reserved. */
    boolean identifier(int i) {
        return kind[i] == QUOTED || (kind[i] == WORD && !is(i, Keyword.RESERVED));
    }

    /** An identifier as it was written, without its quotes. */
    String written(int i) {
        int from = start[i];
        int to = end[i];
        if (kind[i] == WORD || kind[i] == PATH || kind[i] == PARAM) {
            return text.substring(from, to);
        }
        char close = text.charAt(to - 1);
        boolean closed = to - from > 1 && (close == quote(text.charAt(from)));
        String inner = text.substring(Math.min(from + 1, to), closed ? to - 1 : to);
        if (closed && inner.indexOf(close) >= 0) {
            inner = inner.replace(new String(new char[] {close, close}), String.valueOf(close));
        }
        return inner;
    }

    private static char quote(char opening) {
        return opening == '[' ? ']' : opening;
    }

    /** An identifier as the database stores it. */
    String folded(int i) {
        if (kind[i] == WORD) {
            return dialect.fold(text.substring(start[i], end[i]));
        }
        return kind[i] == QUOTED ? dialect.foldQuoted(written(i)) : written(i);
    }

    /** The text from one token to before another, white space as written. */
    String text(int from, int to) {
        return from >= to ? "" : text.substring(start[from], end[to - 1]);
    }

    /** True when nothing stands between a token and the next. */
    boolean joined(int i) {
        return end[i] == start[i + 1];
    }
}

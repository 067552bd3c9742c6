package io.whence.sql;

/** Cuts a text into tokens; every text has some, and what is unterminated ends with the text. */
final class Lexer {
    private final String text;
    private final Dialect dialect;
    private final Tokens tokens;
    private final int limit;
    private final int maxTokens;
    private int at;
    /** JDBC escapes that are open. */
    private int escapes;
    /** Angle brackets of types that are open. */
    private int types;

    private Lexer(String text, Dialect dialect, Budget budget) {
        this.text = text;
        this.dialect = dialect;
        this.tokens = new Tokens(text, dialect);
        this.limit = Math.min(text.length(), budget.maxLength());
        this.maxTokens = budget.maxOperations();
    }

    static Tokens read(String text, Dialect dialect, Budget budget) {
        Lexer lexer = new Lexer(text, dialect, budget);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (at < limit && tokens.count < maxTokens) {
            char c = text.charAt(at);
            if (c <= ' ' || c == '\u00a0' || c == '\ufeff') {
                at++;
            } else if (isWordStart(c)) {
                word();
            } else if (c >= '0' && c <= '9') {
                number();
            } else {
                symbol(c);
            }
        }
        tokens.read = at;
        tokens.close();
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c > 127;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || (c >= '0' && c <= '9') || c == '$' || c == '#';
    }

    private char peek(int ahead) {
        return at + ahead < limit ? text.charAt(at + ahead) : 0;
    }

    private void add(byte kind, int to, char op) {
        tokens.add(kind, at, to, null, op);
        at = to;
    }

    private void word() {
        int i = at;
        int hash = 0;
        char c = text.charAt(i);
        do {
            hash = Keyword.hash(hash, c);
            c = ++i < limit ? text.charAt(i) : 0;
        } while (isWordPart(c) || (c == '-' && dialect.has(Dialect.BIGQUERY_NAMES) && dashInName(i)));
        if (c == '\'' && i - at <= 2 && prefixedString(i)) {
            return;
        }
        if (c == '"' && i - at <= 2 && dialect.has(Dialect.TRIPLE_QUOTES) && isStringPrefix(i)) {
            add(Tokens.STRING, quoted(i, '"', !rawPrefix(i)), '\0');
            return;
        }
        Keyword keyword = Keyword.find(text, at, i, hash);
        if (keyword == null && i - at == 3 && dialect == Dialect.TERADATA) {
            keyword = abbreviated(i);
        }
        tokens.add(Tokens.WORD, at, i, keyword, '\0');
        at = i;
    }

    /** Teradata's short forms. */
    private Keyword abbreviated(int end) {
        String word = text.substring(at, end).toUpperCase(java.util.Locale.ROOT);
        switch (word) {
            case "SEL":
                return Keyword.SELECT;
            case "INS":
                return Keyword.INSERT;
            case "UPD":
                return Keyword.UPDATE;
            case "DEL":
                return Keyword.DELETE;
            default:
                return null;
        }
    }

    /** BigQuery lets a project have dashes without quotes; a minus between columns has no dot behind the word. */
    private boolean dashInName(int dash) {
        int before = tokens.count - 1;
        if (before < 0
                || !(tokens.is(before, Keyword.FROM)
                        || tokens.is(before, Keyword.JOIN)
                        || tokens.is(before, Keyword.INTO)
                        || tokens.is(before, Keyword.TABLE)
                        || tokens.is(before, Keyword.UPDATE)
                        || tokens.is(before, Keyword.VIEW)
                        || tokens.is(before, Keyword.MERGE)
                        || tokens.is(before, Keyword.USING)
                        || tokens.is(before, Keyword.EXISTS))) {
            return false;
        }
        return dash + 1 < limit && isWordPart(text.charAt(dash + 1));
    }

    private boolean isStringPrefix(int quote) {
        for (int i = at; i < quote; i++) {
            char c = Character.toUpperCase(text.charAt(i));
            if (c != 'R' && c != 'B' && c != 'N' && c != 'E' && c != 'X') {
                return false;
            }
        }
        return true;
    }

    private boolean rawPrefix(int quote) {
        for (int i = at; i < quote; i++) {
            if (Character.toUpperCase(text.charAt(i)) == 'R') {
                return true;
            }
        }
        return false;
    }

    /** {@code N'…'}, {@code E'…'}, {@code X'…'}, {@code r'…'}, {@code q'[…]'}; the prefix belongs to the string. */
    private boolean prefixedString(int quote) {
        char last = Character.toUpperCase(text.charAt(quote - 1));
        if (last == 'Q' && dialect.has(Dialect.Q_QUOTES)) {
            add(Tokens.STRING, qQuoted(quote), '\0');
            return true;
        }
        if (!isStringPrefix(quote)) {
            return false;
        }
        boolean escapes = last == 'E' || (dialect.has(Dialect.BACKSLASH) && !rawPrefix(quote));
        add(Tokens.STRING, quoted(quote, '\'', escapes), '\0');
        return true;
    }

    private int qQuoted(int quote) {
        if (quote + 1 >= limit) {
            return limit;
        }
        char open = text.charAt(quote + 1);
        char close = open == '[' ? ']' : open == '(' ? ')' : open == '{' ? '}' : open == '<' ? '>' : open;
        for (int i = quote + 2; i + 1 < limit; i++) {
            if (text.charAt(i) == close && text.charAt(i + 1) == '\'') {
                return i + 2;
            }
        }
        return limit;
    }

    /** The end of a string or identifier that opens at {@code from}; a doubled quote stays inside. */
    private int quoted(int from, char quote, boolean backslash) {
        if (dialect.has(Dialect.TRIPLE_QUOTES) && text.startsWith(triple(quote), from)) {
            int end = text.indexOf(triple(quote), from + 3);
            return end < 0 || end + 3 > limit ? limit : end + 3;
        }
        int i = from + 1;
        while (i < limit) {
            char c = text.charAt(i);
            if (c == '\\' && backslash) {
                i += 2;
            } else if (c == quote) {
                if (i + 1 < limit && text.charAt(i + 1) == quote) {
                    i += 2;
                } else {
                    return i + 1;
                }
            } else {
                i++;
            }
        }
        return limit;
    }

    private static String triple(char quote) {
        return quote == '"' ? "\"\"\"" : "'''";
    }

    private void number() {
        int i = at;
        boolean afterDot = tokens.count > 0 && tokens.op(tokens.count - 1, '.') && tokens.end[tokens.count - 1] == at;
        boolean letters = false;
        while (i < limit) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                i++;
            } else if (c == '.' && !afterDot && !letters) {
                i++;
            } else if ((c == '+' || c == '-')
                    && i > at
                    && (text.charAt(i - 1) == 'e' || text.charAt(i - 1) == 'E')
                    && !hex()) {
                i++;
            } else if (isWordPart(c)) {
                letters |= c != 'e' && c != 'E';
                i++;
            } else {
                break;
            }
        }
        add(letters && (afterDot || (!hex() && i - at > 2)) ? Tokens.WORD : Tokens.NUMBER, i, '\0');
    }

    private boolean hex() {
        return text.charAt(at) == '0' && (peek(1) == 'x' || peek(1) == 'X');
    }

    private void symbol(char c) {
        switch (c) {
            case '\'':
                add(Tokens.STRING, quoted(at, c, dialect.has(Dialect.BACKSLASH)), '\0');
                return;
            case '"':
                boolean string = dialect.has(Dialect.DOUBLE_QUOTED_STRINGS);
                add(
                        string ? Tokens.STRING : Tokens.QUOTED,
                        quoted(at, c, string && dialect.has(Dialect.BACKSLASH)),
                        '\0');
                return;
            case '`':
                add(Tokens.QUOTED, quoted(at, c, false), '\0');
                return;
            case '[':
                bracket();
                return;
            case '-':
                if (peek(1) == '-' && (!dialect.has(Dialect.DASH_SPACE_COMMENT) || peek(2) <= ' ')) {
                    lineComment();
                } else if (peek(1) == '>') {
                    add(Tokens.OPERATOR, at + (peek(2) == '>' ? 3 : 2), Tokens.ARROW);
                } else {
                    add(Tokens.OPERATOR, at + 1, c);
                }
                return;
            case '/':
                if (peek(1) == '*') {
                    blockComment();
                } else if (peek(1) == '/' && dialect.has(Dialect.SLASH_COMMENT)) {
                    lineComment();
                } else {
                    add(Tokens.OPERATOR, at + 1, c);
                }
                return;
            case '#':
                hash();
                return;
            case '$':
                dollar();
                return;
            case '?':
                int digits = at + 1;
                while (digits < limit && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
                    digits++;
                }
                add(Tokens.PARAM, digits, '\0');
                return;
            case '@':
                at();
                return;
            case ':':
                colon();
                return;
            case '=':
                add(Tokens.OPERATOR, peek(1) == '>' ? at + 2 : at + 1, peek(1) == '>' ? Tokens.NAMED : c);
                return;
            case '(':
                add(Tokens.OPEN, at + 1, c);
                return;
            case ')':
            case ']':
                add(Tokens.CLOSE, at + 1, c);
                return;
            case '{':
            case '}':
                brace(c);
                return;
            case '<':
            case '>':
                angle(c);
                return;
            case '.':
                if (peek(1) >= '0'
                        && peek(1) <= '9'
                        && (tokens.count == 0
                                || !tokens.name(tokens.count - 1)
                                || tokens.end[tokens.count - 1] != at)) {
                    number();
                } else {
                    add(Tokens.OPERATOR, at + 1, c);
                }
                return;
            default:
                add(Tokens.OPERATOR, at + 1, c);
        }
    }

    /** Angle brackets after ARRAY, STRUCT and MAP hold types, and the commas in them part nothing. */
    private void angle(char c) {
        int last = tokens.count - 1;
        if (c == '<'
                && last >= 0
                && (tokens.is(last, Keyword.ARRAY) || tokens.is(last, Keyword.STRUCT) || tokens.word(last, "MAP"))) {
            types++;
            add(Tokens.OPEN, at + 1, c);
        } else if (c == '>' && types > 0) {
            types--;
            add(Tokens.CLOSE, at + 1, c);
        } else {
            add(Tokens.OPERATOR, at + 1, c);
        }
    }

    private void lineComment() {
        while (at < limit && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    private void blockComment() {
        if (peek(2) == '!' && dialect == Dialect.MYSQL) {
            at += 3;
            while (at < limit && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            return;
        }
        int depth = 1;
        at += 2;
        while (at < limit && depth > 0) {
            char c = text.charAt(at);
            if (c == '*' && peek(1) == '/') {
                depth--;
                at += 2;
            } else if (c == '/' && peek(1) == '*' && dialect.has(Dialect.NESTED_COMMENT)) {
                depth++;
                at += 2;
            } else {
                at++;
            }
        }
    }

    /** A bracket quotes an identifier where the dialect says so, and elsewhere where only a name can stand. */
    private void bracket() {
        int close = text.indexOf(']', at);
        boolean quotes = dialect.has(Dialect.BRACKET);
        if (!quotes && dialect == Dialect.GENERIC && close > 0 && close < limit && close > at + 1) {
            int last = tokens.count - 1;
            quotes = last >= 0
                    && (tokens.op(last, '.')
                            || (tokens.keyword[last] != null
                                    && tokens.keyword[last] != Keyword.ARRAY
                                    && tokens.is(last, Keyword.RESERVED)))
                    && isWordStart(peek(1));
            quotes |= close + 1 < limit && text.charAt(close + 1) == '.' && isWordStart(peek(1));
        }
        if (quotes) {
            add(Tokens.QUOTED, quoted(at, ']', false), '\0');
        } else {
            add(Tokens.OPEN, at + 1, '[');
        }
    }

    private void hash() {
        if (dialect.has(Dialect.HASH_COMMENT)) {
            lineComment();
        } else if (dialect.has(Dialect.HASH_NAMES)
                && (isWordStart(peek(1)) || (peek(1) == '#' && isWordStart(peek(2))))) {
            int i = at + 2;
            while (i < limit && isWordPart(text.charAt(i))) {
                i++;
            }
            add(Tokens.WORD, i, '\0');
        } else if (peek(1) == '{') {
            add(Tokens.PARAM, braceEnd(at + 1), '\0');
        } else {
            add(Tokens.OPERATOR, at + 1, '#');
        }
    }

    private void dollar() {
        if (peek(1) == '{') {
            add(Tokens.PARAM, braceEnd(at + 1), '\0');
            return;
        }
        int i = at + 1;
        while (i < limit && isWordPart(text.charAt(i)) && text.charAt(i) != '$') {
            i++;
        }
        if (i < limit && text.charAt(i) == '$' && dialect.has(Dialect.DOLLAR_QUOTES)) {
            String tag = text.substring(at, i + 1);
            int close = text.indexOf(tag, i + 1);
            add(Tokens.STRING, close < 0 ? limit : Math.min(limit, close + tag.length()), '\0');
        } else {
            add(i == at + 1 ? Tokens.OPERATOR : Tokens.PARAM, i, '$');
        }
    }

    private int braceEnd(int open) {
        int close = text.indexOf('}', open);
        return close < 0 || close >= limit ? limit : close + 1;
    }

    private void at() {
        int i = at + 1;
        if (dialect.has(Dialect.STAGES)) {
            while (i < limit && text.charAt(i) > ' ' && ",;()'".indexOf(text.charAt(i)) < 0) {
                i++;
            }
            add(i == at + 1 ? Tokens.OPERATOR : Tokens.PATH, i, '@');
            return;
        }
        if (dialect.has(Dialect.DB_LINKS)) {
            add(Tokens.OPERATOR, i, '@');
            return;
        }
        while (i < limit && (isWordPart(text.charAt(i)) || text.charAt(i) == '@')) {
            i++;
        }
        add(i == at + 1 ? Tokens.OPERATOR : Tokens.PARAM, i, '@');
    }

    private void colon() {
        char next = peek(1);
        if (next == ':') {
            add(Tokens.OPERATOR, at + 2, Tokens.TYPE_CAST);
            return;
        }
        if (next == '=') {
            add(Tokens.OPERATOR, at + 2, Tokens.NAMED);
            return;
        }
        boolean tight = tokens.count > 0
                && tokens.end[tokens.count - 1] == at
                && (tokens.name(tokens.count - 1) || tokens.kind[tokens.count - 1] == Tokens.CLOSE);
        if (!tight && isWordPart(next)) {
            int i = at + 1;
            while (i < limit
                    && (isWordPart(text.charAt(i))
                            || (text.charAt(i) == '.' && i + 1 < limit && isWordStart(text.charAt(i + 1))))) {
                i++;
            }
            add(Tokens.PARAM, i, '\0');
        } else {
            add(Tokens.OPERATOR, at + 1, ':');
        }
    }

    /** JDBC escapes lose their braces: what is in them is SQL. {@code {fn f(x)}} and {@code {oj …}} lose the word as well. */
    private void brace(char c) {
        if (c == '}') {
            if (escapes > 0) {
                escapes--;
                at++;
            } else {
                add(Tokens.CLOSE, at + 1, c);
            }
            return;
        }
        if (peek(1) == '{') {
            int close = text.indexOf("}}", at);
            add(Tokens.PARAM, close < 0 || close + 2 > limit ? limit : close + 2, '\0');
            return;
        }
        if (dialect == Dialect.CLICKHOUSE && isWordStart(peek(1))) {
            add(Tokens.PARAM, braceEnd(at), '\0');
            return;
        }
        int i = at + 1;
        while (i < limit && text.charAt(i) <= ' ') {
            i++;
        }
        int from = i;
        while (i < limit && isWordStart(text.charAt(i))) {
            i++;
        }
        if (isEscape(from, i, "fn")
                || isEscape(from, i, "oj")
                || isEscape(from, i, "d")
                || isEscape(from, i, "t")
                || isEscape(from, i, "ts")) {
            escapes++;
            at = i;
        } else if (isEscape(from, i, "call")
                || isEscape(from, i, "limit")
                || isEscape(from, i, "escape")
                || (from < limit && text.charAt(from) == '?')) {
            escapes++;
            at++;
        } else {
            add(Tokens.OPEN, at + 1, c);
        }
    }

    private boolean isEscape(int from, int to, String word) {
        return to - from == word.length()
                && to < limit
                && text.charAt(to) != ':'
                && text.charAt(to) != '}'
                && text.regionMatches(true, from, word, 0, word.length());
    }
}

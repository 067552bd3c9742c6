package io.whence.jdbc.lineage;

/** The first words of a statement, in upper case, past blanks, comments and opening parentheses. */
final class SqlWords {
    private static final int MAX_WORD = 128;

    private final String sql;
    private int position;

    SqlWords(String sql) {
        this.sql = sql;
    }

    /** A word in upper case; empty when something else follows or the text ends. */
    String next() {
        String raw = nextRaw();
        for (int i = 0; i < raw.length(); i++) {
            if (Character.isLowerCase(raw.charAt(i))) {
                return raw.toUpperCase(java.util.Locale.ROOT);
            }
        }
        return raw;
    }

    /** As {@link #next()} in its own case. */
    String nextRaw() {
        skipBlanks();
        int start = position;
        while (position < sql.length() && position - start < MAX_WORD && isWord(sql.charAt(position))) {
            position++;
        }
        return sql.substring(start, position);
    }

    /** An identifier, quoted or not, without its quotes; empty when none follows. */
    Identifier nextIdentifier() {
        skipBlanks();
        while (position < sql.length()
                && (sql.charAt(position) == '=' || Character.isWhitespace(sql.charAt(position)))) {
            position++;
        }
        if (position >= sql.length()) {
            return new Identifier("", false);
        }
        char quote = sql.charAt(position);
        if (quote == '"' || quote == '`' || quote == '\'' || quote == '[') {
            char end = quote == '[' ? ']' : quote;
            int close = sql.indexOf(end, position + 1);
            if (close < 0) {
                return new Identifier("", false);
            }
            String name = sql.substring(position + 1, close);
            position = close + 1;
            return new Identifier(name, true);
        }
        return new Identifier(nextRaw(), false);
    }

    private void skipBlanks() {
        while (position < sql.length()) {
            char c = sql.charAt(position);
            if (Character.isWhitespace(c) || c == '(' || c == ';') {
                position++;
            } else if (sql.startsWith("--", position) || c == '#') {
                int end = sql.indexOf('\n', position);
                position = end < 0 ? sql.length() : end + 1;
            } else if (sql.startsWith("/*", position)) {
                int end = sql.indexOf("*/", position + 2);
                position = end < 0 ? sql.length() : end + 2;
            } else {
                return;
            }
        }
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    /** A name and whether it stood in quotes, which keep it from being folded. */
    static final class Identifier {
        final String name;
        final boolean quoted;

        Identifier(String name, boolean quoted) {
            this.name = name;
            this.quoted = quoted;
        }
    }
}

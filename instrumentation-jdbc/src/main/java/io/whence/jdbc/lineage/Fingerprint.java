package io.whence.jdbc.lineage;

/**
 * A 128-bit key of a SQL text without its literals, so that ad-hoc statements that differ in literals only share one
 * entry. It may tell apart what is the same (the parser joins those later), but not join what differs: a quoted string
 * with a backslash, whose end depends on the dialect, is taken as it stands.
 */
final class Fingerprint {
    private static final long PRIME_A = 0x9E3779B97F4A7C15L;
    private static final long PRIME_B = 0xC2B2AE3D27D4EB4FL;
    private static final char LITERAL = '?';

    private final long a;
    private final long b;

    private Fingerprint(long a, long b) {
        this.a = a;
        this.b = b;
    }

    static Fingerprint of(String sql) {
        long a = 0;
        long b = 1;
        int length = sql.length();
        boolean inWord = false;
        int i = 0;
        while (i < length) {
            char c = sql.charAt(i);
            int next = i + 1;
            if (c == '\'') {
                int end = literalEnd(sql, i);
                if (end > 0) {
                    c = LITERAL;
                    next = end;
                }
                inWord = false;
            } else if (c >= '0' && c <= '9') {
                if (!inWord) {
                    c = LITERAL;
                    while (next < length && isNumberPart(sql.charAt(next))) {
                        next++;
                    }
                }
            } else {
                inWord = Character.isLetter(c) || c == '_' || c == '$' || c == '"' || c == '`' || c == ']' || c == '.';
            }
            a = Long.rotateLeft((a ^ c) * PRIME_A, 29);
            b = Long.rotateLeft((b ^ c) * PRIME_B, 31);
            i = next;
        }
        return new Fingerprint(a, b);
    }

    /** After the closing quote; -1 when there is none or a backslash makes it doubtful. */
    private static int literalEnd(String sql, int open) {
        int i = open + 1;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\\') {
                return -1;
            }
            if (c == '\'') {
                if (i + 1 < sql.length() && sql.charAt(i + 1) == '\'') {
                    i++;
                } else {
                    return i + 1;
                }
            }
            i++;
        }
        return -1;
    }

    private static boolean isNumberPart(char c) {
        return (c >= '0' && c <= '9') || c == '.';
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint && ((Fingerprint) other).a == a && ((Fingerprint) other).b == b;
    }

    @Override
    public int hashCode() {
        return (int) (a ^ (a >>> 32));
    }
}

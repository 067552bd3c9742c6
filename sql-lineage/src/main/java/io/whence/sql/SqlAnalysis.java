package io.whence.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** What an analyzer found in one text. */
public final class SqlAnalysis {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final List<StatementLineage> statements;
    private final String sanitized;
    private final String summary;
    private final boolean complete;
    private final List<String> warnings;

    SqlAnalysis(
            List<StatementLineage> statements,
            String sanitized,
            String summary,
            boolean complete,
            List<String> warnings) {
        this.statements = statements;
        this.sanitized = sanitized;
        this.summary = summary;
        this.complete = complete;
        this.warnings = warnings;
    }

    /** The statements in their order; the inner ones of a procedure or block each count as one. */
    public List<StatementLineage> statements() {
        return statements;
    }

    /**
     * The text without its data: literals are {@code ?}, IN lists and VALUES rows are collapsed to one, comments are
     * dropped and white space is normalised.
     */
    public String sanitized() {
        return sanitized;
    }

    /** SHA-256 in hex of the sanitized text with the case of unquoted words ignored: one shape has one key. */
    public String shapeHash() {
        byte[] digest;
        try {
            digest = MessageDigest.getInstance("SHA-256")
                    .digest(withoutCase(sanitized).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
        char[] out = new char[digest.length * 2];
        for (int i = 0; i < digest.length; i++) {
            out[2 * i] = HEX[(digest[i] >> 4) & 0xf];
            out[2 * i + 1] = HEX[digest[i] & 0xf];
        }
        return new String(out);
    }

    /**
     * OpenTelemetry's db.query.summary: operations and their tables, such as {@code INSERT daily SELECT flights weather}.
     * Of low cardinality, at most 255 characters.
     */
    public String summary() {
        return summary;
    }

    /** False when something was not understood or a bound was reached; the warnings then say what. */
    public boolean complete() {
        return complete;
    }

    /** What was not understood, in sentences for a person. */
    public List<String> warnings() {
        return warnings;
    }

    private static String withoutCase(String text) {
        char[] out = text.toCharArray();
        char quote = 0;
        for (int i = 0; i < out.length; i++) {
            char c = out[i];
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '`') {
                quote = c;
            } else if (c == '[') {
                quote = ']';
            } else {
                out[i] = Character.toUpperCase(c);
            }
        }
        return new String(out);
    }
}

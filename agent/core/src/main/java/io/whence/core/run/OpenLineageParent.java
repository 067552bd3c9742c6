package io.whence.core.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;

/**
 * The parent run as orchestrators tell OpenLineage's integrations: {@code namespace/job/run id}. It has no span, so the
 * trace is the run's UUID and the span a hash of all three: whoever knows the parent run finds the same.
 */
final class OpenLineageParent {
    static final String VARIABLE = "OPENLINEAGE_PARENT_ID";

    private OpenLineageParent() {}

    /** Null when the text is none. */
    static TraceParent parse(String text) {
        if (text == null) {
            return null;
        }
        String parent = text.trim();
        int lastSlash = parent.lastIndexOf('/');
        if (lastSlash <= parent.indexOf('/')) {
            return null;
        }
        try {
            UUID run = UUID.fromString(parent.substring(lastSlash + 1));
            String traceId = run.toString().replace("-", "").toLowerCase(Locale.ROOT);
            return TraceParent.parse("00-" + traceId + "-" + spanId(parent) + "-01");
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String spanId(String parent) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(parent.getBytes(StandardCharsets.UTF_8));
            StringBuilder hex = new StringBuilder(16);
            for (int i = 0; i < 8; i++) {
                hex.append(Character.forDigit((hash[i] >> 4) & 0xf, 16)).append(Character.forDigit(hash[i] & 0xf, 16));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

package io.whence.core.run;

/** W3C traceparent: the span of whoever started this process. Immutable. */
final class TraceParent {
    private final String traceId;
    private final String spanId;

    private TraceParent(String traceId, String spanId) {
        this.traceId = traceId;
        this.spanId = spanId;
    }

    /** Null when the text is no valid traceparent. */
    static TraceParent parse(String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.trim().split("-", -1);
        if (parts.length < 4 || !isHex(parts[0], 2) || parts[0].equals("ff")) {
            return null;
        }
        boolean valid = isHex(parts[1], 32) && isHex(parts[2], 16) && !isZero(parts[1]) && !isZero(parts[2]);
        return valid ? new TraceParent(parts[1], parts[2]) : null;
    }

    private static boolean isHex(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(String hex) {
        return hex.chars().allMatch(c -> c == '0');
    }

    String traceId() {
        return traceId;
    }

    String spanId() {
        return spanId;
    }
}

package io.whence.exporter.otlp;

import java.util.ArrayList;
import java.util.List;

/** Keeps strings short enough for backends, which cut or refuse what is longer. */
final class Text {
    /** Bytes of UTF-8 in one string; Tempo cuts at 2,048 by default. */
    static final int MAX_BYTES = 2_000;

    private static final String ELLIPSIS = "…";
    private static final int ELLIPSIS_BYTES = 3;

    private Text() {}

    /** The text itself where it is short enough, else what fits of it, ending in an ellipsis. */
    static String cut(String text) {
        if (text.length() <= MAX_BYTES / 3) {
            return text;
        }
        int bytes = 0;
        int fits = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            bytes += utf8Bytes(codePoint);
            if (bytes > MAX_BYTES) {
                return text.substring(0, fits) + ELLIPSIS;
            }
            i += Character.charCount(codePoint);
            if (bytes <= MAX_BYTES - ELLIPSIS_BYTES) {
                fits = i;
            }
        }
        return text;
    }

    static List<String> cut(List<String> texts) {
        List<String> result = new ArrayList<>(texts.size());
        for (String text : texts) {
            result.add(cut(text));
        }
        return result;
    }

    private static int utf8Bytes(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}

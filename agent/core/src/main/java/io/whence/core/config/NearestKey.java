package io.whence.core.config;

import io.whence.api.config.ConfigOption;
import java.util.Collection;

/** Finds what a mistyped key was meant to be. */
final class NearestKey {
    private NearestKey() {}

    static String to(String key, Collection<ConfigOption<?>> known) {
        String nearest = "";
        int best = Integer.MAX_VALUE;
        for (ConfigOption<?> option : known) {
            int distance = distance(key, option.key());
            if (distance < best) {
                best = distance;
                nearest = option.key();
            }
        }
        return nearest;
    }

    /** Levenshtein's: insertions, deletions and replacements of characters. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

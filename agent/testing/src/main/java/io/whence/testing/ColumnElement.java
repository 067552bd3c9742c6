package io.whence.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One element of {@code lineage.column_lineage}: {@code total <- 0.amount AGGREGATION, 1.rate TRANSFORMATION}. Strict: a
 * text that the column grammar does not know is an error.
 *
 * @param output as written, quotes and all
 * @param sources in order
 */
record ColumnElement(String output, List<Source> sources) {
    private static final String NAME = "(\\*|\"(?:[^\"]|\"\")*\"|[\\p{L}_$][\\p{L}\\p{N}_$]*)";
    private static final Pattern HEAD = Pattern.compile(NAME + " <- ");
    private static final Pattern SOURCE = Pattern.compile("(\\d+)\\." + NAME
            + " (IDENTITY|TRANSFORMATION|AGGREGATION|JOIN|GROUP_BY|FILTER|SORT|WINDOW|CONDITIONAL)( masked)?");

    /**
     * @param input index into {@code lineage.inputs}
     * @param field as written
     * @param kind with {@code masked} where it is
     */
    record Source(int input, String field, String kind) {
        @Override
        public String toString() {
            return input + "." + field + " " + kind;
        }
    }

    static ColumnElement parse(String text) {
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            throw new IllegalArgumentException("not column grammar: " + text);
        }
        List<Source> sources = new ArrayList<>();
        Matcher source = SOURCE.matcher(text);
        int position = head.end();
        while (true) {
            source.region(position, text.length());
            if (!source.lookingAt()) {
                throw new IllegalArgumentException("not column grammar at " + position + ": " + text);
            }
            String kind = source.group(4) == null ? source.group(3) : source.group(3) + source.group(4);
            sources.add(new Source(Integer.parseInt(source.group(1)), source.group(2), kind));
            position = source.end();
            if (position == text.length()) {
                return new ColumnElement(head.group(1), sources);
            }
            if (!text.startsWith(", ", position)) {
                throw new IllegalArgumentException("not column grammar at " + position + ": " + text);
            }
            position += 2;
        }
    }

    /** The same with other input numbers. */
    ColumnElement renumbered(IntUnaryOperator numbers) {
        return new ColumnElement(
                output,
                sources.stream()
                        .map(source -> new Source(numbers.applyAsInt(source.input()), source.field(), source.kind()))
                        .toList());
    }
}

package io.whence.api.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The text form of column lineage in {@code lineage.column_lineage}: one element an output column, {@code total <-
 * 0.amount AGGREGATION, 1.rate TRANSFORMATION}. An element longer than {@link #MAX_BYTES} is continued by another with
 * the same output, since tracing backends cut there.
 */
public final class ColumnGrammar {
    /** Bytes of UTF-8 in one string; Tempo cuts at 2,048. */
    public static final int MAX_BYTES = 2_000;

    private ColumnGrammar() {}

    public static List<String> format(List<ColumnLineage> lineage) {
        List<String> elements = new ArrayList<>(lineage.size());
        for (ColumnLineage column : lineage) {
            append(elements, column);
        }
        return elements;
    }

    private static void append(List<String> elements, ColumnLineage column) {
        if (column.sources().isEmpty()) {
            return;
        }
        String head = name(column.output()) + " <- ";
        int headBytes = bytes(head);
        StringBuilder element = new StringBuilder(head);
        int length = headBytes;
        for (ColumnLineage.Source source : column.sources()) {
            String text = text(source);
            int textBytes = bytes(text);
            boolean first = length == headBytes;
            if (!first && length + 2 + textBytes > MAX_BYTES) {
                elements.add(element.toString());
                element = new StringBuilder(head);
                length = headBytes;
                first = true;
            }
            if (!first) {
                element.append(", ");
                length += 2;
            }
            element.append(text);
            length += textBytes;
        }
        elements.add(element.toString());
    }

    private static String text(ColumnLineage.Source source) {
        String text = source.input() + "." + name(source.field()) + " " + source.transformation();
        return source.masked() ? text + " masked" : text;
    }

    /** As is when a plain identifier or the star, else in double quotes, doubled inside. */
    static String name(String field) {
        if (field.equals(ColumnLineage.WHOLE_DATASET) || isPlain(field)) {
            return field;
        }
        return '"' + field.replace("\"", "\"\"") + '"';
    }

    private static boolean isPlain(String field) {
        if (field.isEmpty() || !Character.isJavaIdentifierStart(field.charAt(0))) {
            return false;
        }
        for (int i = 1; i < field.length(); i++) {
            if (!Character.isJavaIdentifierPart(field.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

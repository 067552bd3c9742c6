package io.whence.sql;

import java.util.List;

/** Builds a query summary: operations and the tables they concern, nothing that varies from call to call. */
final class Summary {
    private static final int MAX_LENGTH = 255;

    private Summary() {}

    static String of(List<StatementLineage> statements) {
        StringBuilder out = new StringBuilder(64);
        for (StatementLineage statement : statements) {
            int before = out.length();
            if (before > 0) {
                out.append("; ");
            }
            add(statement, out);
            if (out.length() > MAX_LENGTH) {
                cut(out, before);
                break;
            }
        }
        return out.toString();
    }

    private static void add(StatementLineage statement, StringBuilder out) {
        out.append(statement.kind().operation());
        for (TableWrite write : statement.outputs()) {
            out.append(' ').append(write.table().original());
        }
        if (!statement.inputs().isEmpty() && statement.kind() != StatementKind.SELECT) {
            out.append(" SELECT");
        }
        for (TableRead read : statement.inputs()) {
            out.append(' ').append(read.table().original());
        }
    }

    /** Ends the text after the last whole word that fits. */
    private static void cut(StringBuilder out, int before) {
        int end = MAX_LENGTH;
        while (end > before && out.charAt(end) != ' ') {
            end--;
        }
        out.setLength(end > 0 ? end : Math.min(MAX_LENGTH, out.length()));
        while (out.length() > 0 && (out.charAt(out.length() - 1) == ';' || out.charAt(out.length() - 1) == ' ')) {
            out.setLength(out.length() - 1);
        }
    }
}

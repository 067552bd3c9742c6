package io.whence.sql;

import java.util.List;

/** Renders an analysis as a tree that a person can read: what is read, what is written, and why each edge exists. */
public final class LineageText {
    private final StringBuilder out = new StringBuilder(512);
    private final String branch;
    private final String last;
    private final String line;
    private final String arrow;

    private LineageText(boolean unicode) {
        branch = unicode ? "├─ " : "|- ";
        last = unicode ? "└─ " : "`- ";
        line = unicode ? "│  " : "|  ";
        arrow = unicode ? " ← " : " <- ";
    }

    /** The tree in plain ASCII; every line ends with a newline. */
    public static String ascii(SqlAnalysis analysis) {
        return new LineageText(false).render(analysis);
    }

    /** The tree with Unicode's arrows and box-drawing characters; every line ends with a newline. */
    public static String unicode(SqlAnalysis analysis) {
        return new LineageText(true).render(analysis);
    }

    private String render(SqlAnalysis analysis) {
        for (StatementLineage statement : analysis.statements()) {
            statement(statement);
        }
        if (analysis.statements().isEmpty()) {
            out.append("no statement\n");
        }
        for (String warning : analysis.warnings()) {
            out.append("! ").append(oneLine(warning)).append('\n');
        }
        return out.toString();
    }

    private void statement(StatementLineage statement) {
        out.append(statement.kind())
                .append(statement.complete() ? "" : " (partly understood)")
                .append('\n');
        SessionChange session = statement.session();
        if (session != null) {
            out.append(last)
                    .append("later names are in")
                    .append(session.catalog() == null ? "" : " catalog " + session.catalog())
                    .append(session.schema() == null ? "" : " schema " + session.schema())
                    .append('\n');
        }
        List<TableRead> inputs = statement.inputs();
        List<TableWrite> outputs = statement.outputs();
        boolean result = outputs.isEmpty() && !statement.columns().isEmpty();
        for (int i = 0; i < inputs.size(); i++) {
            boolean end = i == inputs.size() - 1 && outputs.isEmpty() && !result;
            out.append(end ? last : branch)
                    .append("reads ")
                    .append(inputs.get(i).table());
            names(inputs.get(i).columns());
            out.append('\n');
        }
        for (int i = 0; i < outputs.size(); i++) {
            TableWrite write = outputs.get(i);
            boolean end = i == outputs.size() - 1;
            out.append(end ? last : branch).append("writes ").append(write.table());
            if (write.operation() != statement.kind()) {
                out.append(" by ").append(write.operation());
            }
            out.append(write.temporary() ? " (temporary)" : "").append('\n');
            columns(write.lineage(), end ? "   " : line);
        }
        if (result) {
            out.append(last).append("returns\n");
            columns(statement.columns(), "   ");
        }
    }

    private void names(List<String> columns) {
        String before = " (";
        for (String column : columns) {
            out.append(before).append(column);
            before = ", ";
        }
        out.append(columns.isEmpty() ? "" : ")");
    }

    private void columns(List<ColumnLineage> columns, String indent) {
        int width = 0;
        for (ColumnLineage column : columns) {
            width = Math.max(width, Math.min(name(column).length(), 32));
        }
        for (int i = 0; i < columns.size(); i++) {
            ColumnLineage column = columns.get(i);
            String name = name(column);
            String lead = indent + (i == columns.size() - 1 ? last : branch);
            if (column.sources().isEmpty()) {
                out.append(lead).append(pad(name, width)).append(arrow).append("no column\n");
            }
            for (int n = 0; n < column.sources().size(); n++) {
                ColumnSource source = column.sources().get(n);
                String next = indent + (i == columns.size() - 1 ? "   " : line);
                out.append(n == 0 ? lead : next)
                        .append(pad(n == 0 ? name : "", width))
                        .append(n == 0 ? arrow : "    ".substring(0, arrow.length()))
                        .append(source.table())
                        .append('.')
                        .append(source.column())
                        .append("  ")
                        .append(why(source))
                        .append('\n');
            }
        }
    }

    private static String name(ColumnLineage column) {
        boolean rows = Field.STAR.equals(column.output())
                && !column.sources().isEmpty()
                && !column.sources().get(0).transformation().isDirect();
        return rows ? "(rows)" : oneLine(column.output());
    }

    private static String pad(String text, int width) {
        StringBuilder padded = new StringBuilder(text);
        while (padded.length() < width) {
            padded.append(' ');
        }
        return padded.toString();
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ') {
                line.append(c);
            } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString();
    }

    private static String why(ColumnSource source) {
        String masked = source.masked() ? ", masked" : "";
        switch (source.transformation()) {
            case IDENTITY:
                return "copied" + masked;
            case TRANSFORMATION:
                return "computed" + masked;
            case AGGREGATION:
                return "aggregated" + masked;
            case CONDITIONAL:
                return "chooses the value";
            case WINDOW:
                return "partitions or orders the window";
            case JOIN:
                return "joins rows";
            case GROUP_BY:
                return "groups rows";
            case FILTER:
                return "filters rows";
            default:
                return "orders rows";
        }
    }
}

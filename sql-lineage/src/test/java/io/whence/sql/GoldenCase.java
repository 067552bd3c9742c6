package io.whence.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One case of a golden file: a line that says what it is about, the SQL, and the lineage that is expected.
 *
 * <pre>
 * == An aggregate over a join
 * tables: orders(id, amount) customers(id, name)
 * defaults: shop.public
 *
 * SELECT …
 *
 * -> SELECT
 *    read orders(id, amount)
 *    amount &lt;- orders.amount AGGREGATION
 * </pre>
 *
 * {@code tables} and {@code defaults} are optional.
 */
final class GoldenCase {
    final String intent;
    private final List<String> head = new ArrayList<>();
    private final StringBuilder sql = new StringBuilder();
    private final StringBuilder expected = new StringBuilder();

    private GoldenCase(String intent) {
        this.intent = intent;
    }

    static List<GoldenCase> parse(String text) {
        List<GoldenCase> cases = new ArrayList<>();
        GoldenCase current = null;
        boolean lineage = false;
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("== ")) {
                current = new GoldenCase(line.substring(3));
                cases.add(current);
                lineage = false;
            } else if (current != null) {
                lineage = current.read(line, lineage);
            }
        }
        return cases;
    }

    /** Takes one more line; true from the first line of the lineage on. */
    private boolean read(String line, boolean lineage) {
        if (lineage || line.startsWith("-> ") || line.startsWith("!! ")) {
            expected.append(line.isBlank() ? "" : line + "\n");
            return true;
        }
        if (sql.length() == 0 && (line.startsWith("tables: ") || line.startsWith("defaults: "))) {
            head.add(line);
        } else if (sql.length() > 0 || !line.isBlank()) {
            sql.append(line).append('\n');
        }
        return false;
    }

    String sql() {
        return sql.toString().stripTrailing();
    }

    String expected() {
        return expected.toString();
    }

    SqlAnalysis analyze(Dialect dialect) {
        SqlAnalyzer.Builder builder = SqlAnalyzer.builder(dialect);
        for (String line : head) {
            if (line.startsWith("tables: ")) {
                builder.catalog(catalog(line.substring(8), dialect));
            } else {
                String[] parts = line.substring(10).split("\\.", -1);
                builder.defaultSchema(parts[parts.length - 1]);
                builder.defaultCatalog(parts.length > 1 ? parts[0] : null);
            }
        }
        return builder.build().analyze(sql());
    }

    /** Tables as {@code a(x, y) s.b(z)}; their names are found without case and without what comes before them. */
    private static Catalog catalog(String tables, Dialect dialect) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (String table : tables.split("\\)\\s*", -1)) {
            if (!table.isBlank()) {
                String[] parts = table.split("\\(", 2);
                List<String> names = new ArrayList<>();
                for (String name : parts[1].split(",", -1)) {
                    names.add(dialect.fold(name.strip()));
                }
                columns.put(parts[0].strip().toLowerCase(Locale.ROOT), names);
            }
        }
        return table -> {
            String name = table.toString().toLowerCase(Locale.ROOT);
            List<String> exact = columns.get(name);
            return exact != null ? exact : columns.get(table.name().toLowerCase(Locale.ROOT));
        };
    }

    /** What an analysis found, in the form of the golden files. */
    static String render(SqlAnalysis analysis) {
        StringBuilder out = new StringBuilder();
        for (StatementLineage statement : analysis.statements()) {
            out.append("-> ")
                    .append(statement.kind())
                    .append(statement.complete() ? "" : " incomplete")
                    .append('\n');
            if (statement.session() != null) {
                out.append("   session ").append(statement.session()).append('\n');
            }
            for (TableRead read : statement.inputs()) {
                out.append("   read ")
                        .append(read.table())
                        .append(names(read.columns()))
                        .append('\n');
            }
            for (TableWrite write : statement.outputs()) {
                out.append("   write ").append(write.table());
                if (write.operation() != statement.kind()) {
                    out.append(" by ").append(write.operation());
                }
                out.append(write.temporary() ? " temporary" : "").append('\n');
                columns(write.lineage(), out);
            }
            if (statement.outputs().isEmpty()) {
                columns(statement.columns(), out);
            }
        }
        for (String warning : analysis.warnings()) {
            out.append("!! ").append(warning.replaceAll("\\s+", " ")).append('\n');
        }
        if (out.length() == 0) {
            out.append("-> nothing\n");
        }
        return out.toString();
    }

    private static String names(List<String> columns) {
        return columns.isEmpty() ? "" : "(" + String.join(", ", columns) + ")";
    }

    private static void columns(List<ColumnLineage> columns, StringBuilder out) {
        for (ColumnLineage column : columns) {
            out.append("     ").append(column.output().replaceAll("\\s+", " ")).append(" <-");
            String comma = " ";
            for (ColumnSource source : column.sources()) {
                out.append(comma).append(source);
                comma = ", ";
            }
            out.append('\n');
        }
    }

    /** The whole case again, with what the analysis found in place of what was expected. */
    String updated(Dialect dialect) {
        StringBuilder out = new StringBuilder("== ").append(intent).append('\n');
        for (String line : head) {
            out.append(line).append('\n');
        }
        return out.append('\n')
                .append(sql())
                .append("\n\n")
                .append(render(analyze(dialect)))
                .append('\n')
                .toString();
    }
}

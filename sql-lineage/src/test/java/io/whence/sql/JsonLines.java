package io.whence.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * For development: reads a request a line from standard input and writes an answer a line, so that an engine can be
 * scored against a corpus. With the argument {@code time} it analyses all of them repeatedly and prints how long a
 * statement takes.
 */
final class JsonLines {
    private JsonLines() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<Map<?, ?>> requests = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            requests.add((Map<?, ?>) Json.parse(line));
        }
        if (args.length > 0 && args[0].equals("time")) {
            time(requests, out);
        } else {
            for (Map<?, ?> request : requests) {
                out.println(answer(request));
            }
        }
        out.flush();
    }

    private static void time(List<Map<?, ?>> requests, PrintStream out) {
        List<SqlAnalyzer> analyzers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Map<?, ?> request : requests) {
            analyzers.add(analyzer(request));
            texts.add((String) request.get("sql"));
        }
        long sink = 0;
        for (int round = 0; round < 200; round++) {
            for (int i = 0; i < texts.size(); i++) {
                sink += analyzers.get(i).analyze(texts.get(i)).statements().size();
            }
        }
        int rounds = 20;
        long[] nanos = new long[texts.size() * rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < texts.size(); i++) {
                long start = System.nanoTime();
                sink += analyzers.get(i).analyze(texts.get(i)).statements().size();
                nanos[round * texts.size() + i] = System.nanoTime() - start;
            }
        }
        long slowest = 0;
        for (int i = 0; i < texts.size(); i++) {
            long best = Long.MAX_VALUE;
            for (int round = 0; round < rounds; round++) {
                best = Math.min(best, nanos[round * texts.size() + i]);
            }
            slowest = Math.max(slowest, best);
        }
        java.util.Arrays.sort(nanos);
        out.printf(
                "%d statements: p50 %.1f us, p90 %.1f us, p99 %.1f us, max %.2f ms, slowest statement at its best %.1f us (%d)%n",
                texts.size(),
                nanos[nanos.length / 2] / 1e3,
                nanos[nanos.length * 9 / 10] / 1e3,
                nanos[nanos.length * 99 / 100] / 1e3,
                nanos[nanos.length - 1] / 1e6,
                slowest / 1e3,
                sink);
    }

    private static SqlAnalyzer analyzer(Map<?, ?> request) {
        Dialect dialect = Dialect.forName((String) request.get("dialect"));
        return SqlAnalyzer.builder(dialect)
                .catalog(catalog((Map<?, ?>) request.get("schema")))
                .defaultSchema((String) request.get("default_schema"))
                .defaultCatalog((String) request.get("default_catalog"))
                .build();
    }

    /** Finds a table by the last part of its name when the rest does not contradict. */
    private static Catalog catalog(Map<?, ?> schema) {
        if (schema == null) {
            return Catalog.none();
        }
        Map<String, List<String[]>> byName = new HashMap<>();
        Map<String, List<String>> columns = new HashMap<>();
        for (Map.Entry<?, ?> entry : schema.entrySet()) {
            String full = ((String) entry.getKey()).toLowerCase(Locale.ROOT);
            String[] parts = full.split("\\.", -1);
            byName.computeIfAbsent(parts[parts.length - 1], k -> new ArrayList<>())
                    .add(parts);
            List<String> names = new ArrayList<>();
            for (Object column : (List<?>) entry.getValue()) {
                names.add((String) column);
            }
            columns.put(full, names);
        }
        return table -> {
            for (String[] parts : byName.getOrDefault(table.name().toLowerCase(Locale.ROOT), List.of())) {
                int n = parts.length;
                boolean schemaFits = table.schema() == null || n < 2 || parts[n - 2].equalsIgnoreCase(table.schema());
                boolean catalogFits =
                        table.catalog() == null || n < 3 || parts[n - 3].equalsIgnoreCase(table.catalog());
                if (schemaFits && catalogFits) {
                    return columns.get(String.join(".", parts));
                }
            }
            return null;
        };
    }

    private static String answer(Map<?, ?> request) {
        SqlAnalysis analysis = analyzer(request).analyze((String) request.get("sql"));
        StringBuilder out = new StringBuilder("{\"id\":");
        Json.quote((String) request.get("id"), out);
        out.append(",\"ok\":").append(!analysis.statements().isEmpty());
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        for (StatementLineage statement : analysis.statements()) {
            for (TableRead read : statement.inputs()) {
                addOnce(inputs, read.table().original());
            }
            for (TableWrite write : statement.outputs()) {
                addOnce(outputs, write.table().original());
            }
        }
        list(",\"inputs\":", inputs, out);
        list(",\"outputs\":", outputs, out);
        out.append(",\"columns\":[");
        boolean first = true;
        for (StatementLineage statement : analysis.statements()) {
            if (statement.outputs().isEmpty()) {
                first = columns(null, statement.columns(), first, out);
            }
            for (TableWrite write : statement.outputs()) {
                first = columns(write.table(), write.lineage(), first, out);
            }
        }
        list("],\"warnings\":", analysis.warnings(), out);
        return out.append('}').toString();
    }

    private static boolean columns(TableName table, List<ColumnLineage> columns, boolean first, StringBuilder out) {
        boolean none = first;
        for (ColumnLineage column : columns) {
            out.append(none ? "" : ",").append("{\"output\":{\"dataset\":");
            if (table == null) {
                out.append("null");
            } else {
                Json.quote(table.original(), out);
            }
            out.append(",\"field\":");
            Json.quote(column.output(), out);
            out.append("},\"inputs\":[");
            String comma = "";
            for (ColumnSource source : column.sources()) {
                out.append(comma).append("{\"dataset\":");
                Json.quote(source.table().original(), out);
                out.append(",\"field\":");
                Json.quote(source.column(), out);
                out.append(",\"type\":\"").append(source.transformation().isDirect() ? "DIRECT" : "INDIRECT");
                out.append("\",\"subtype\":\"").append(source.transformation()).append("\"}");
                comma = ",";
            }
            out.append("]}");
            none = false;
        }
        return none;
    }

    private static void addOnce(List<String> names, String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
    }

    private static void list(String key, List<String> values, StringBuilder out) {
        out.append(key).append('[');
        String comma = "";
        for (String value : values) {
            out.append(comma);
            Json.quote(value, out);
            comma = ",";
        }
        out.append(']');
    }
}

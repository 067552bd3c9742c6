package io.whence.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whence.sql.Catalog;
import io.whence.sql.Dialect;
import io.whence.sql.SqlAnalyzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The protocol of {@code sql --jsonl}: each request is answered, in order, whatever it holds. */
final class SqlJsonLines {
    private final ObjectMapper mapper;

    SqlJsonLines(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void answer(BufferedReader in, PrintWriter out) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.trim().isEmpty()) {
                out.println(mapper.writeValueAsString(answer(line)));
                out.flush();
            }
        }
    }

    private JsonNode answer(String line) {
        JsonNode request;
        try {
            request = mapper.readTree(line);
        } catch (JsonProcessingException e) {
            return SqlJson.problem(mapper, null, "the line is no JSON: " + e.getOriginalMessage());
        }
        String id = text(request, "id");
        String sql = text(request, "sql");
        if (sql == null) {
            return SqlJson.problem(mapper, id, "the request has no \"sql\"");
        }
        String dialect = text(request, "dialect");
        SqlAnalyzer.Builder analyzer = SqlAnalyzer.builder(Dialect.forName(dialect == null ? "generic" : dialect))
                .defaultSchema(text(request, "default_schema"))
                .defaultCatalog(text(request, "default_catalog"));
        JsonNode schema = request.get("schema");
        if (schema != null && schema.isObject()) {
            analyzer.catalog(catalog(schema));
        }
        return SqlJson.of(mapper, id, analyzer.build().analyze(sql));
    }

    private static String text(JsonNode request, String field) {
        JsonNode node = request.get(field);
        return node == null || node.isNull() ? null : node.asText();
    }

    /** Tables by their full name or their last part, without case. */
    private static Catalog catalog(JsonNode schema) {
        Map<String, List<String>> tables = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : schema.properties()) {
            List<String> columns = new ArrayList<>();
            field.getValue().forEach(column -> columns.add(column.asText()));
            String name = field.getKey().toLowerCase(Locale.ROOT);
            tables.put(name, columns);
            tables.putIfAbsent(name.substring(name.lastIndexOf('.') + 1), columns);
        }
        return table -> {
            List<String> columns = tables.get(table.toString().toLowerCase(Locale.ROOT));
            return columns != null ? columns : tables.get(table.name().toLowerCase(Locale.ROOT));
        };
    }
}

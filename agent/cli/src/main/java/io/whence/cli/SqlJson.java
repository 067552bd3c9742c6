package io.whence.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whence.sql.ColumnLineage;
import io.whence.sql.ColumnSource;
import io.whence.sql.SqlAnalysis;
import io.whence.sql.StatementLineage;
import io.whence.sql.TableRead;
import io.whence.sql.TableWrite;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An analysis as JSON: names as written, parts with dots in quotes; sources as OpenLineage types them. */
final class SqlJson {
    private SqlJson() {}

    /** @param id echoed; null when there was none */
    static ObjectNode of(ObjectMapper mapper, String id, SqlAnalysis analysis) {
        ObjectNode answer = mapper.createObjectNode();
        if (id != null) {
            answer.put("id", id);
        }
        answer.put("ok", true);
        Set<String> inputs = new LinkedHashSet<>();
        Set<String> outputs = new LinkedHashSet<>();
        ArrayNode columns = mapper.createArrayNode();
        for (StatementLineage statement : analysis.statements()) {
            for (TableRead read : statement.inputs()) {
                inputs.add(read.table().original());
            }
            if (statement.outputs().isEmpty()) {
                addColumns(columns, null, statement.columns());
            }
            for (TableWrite write : statement.outputs()) {
                outputs.add(write.table().original());
                addColumns(columns, write.table().original(), write.lineage());
            }
        }
        inputs.forEach(answer.putArray("inputs")::add);
        outputs.forEach(answer.putArray("outputs")::add);
        answer.set("columns", columns);
        analysis.warnings().forEach(answer.putArray("warnings")::add);
        return answer;
    }

    /** @param dataset null for the result of a query */
    private static void addColumns(ArrayNode columns, String dataset, List<ColumnLineage> lineage) {
        for (ColumnLineage column : lineage) {
            ObjectNode node = columns.addObject();
            node.putObject("output").put("dataset", dataset).put("field", column.output());
            ArrayNode inputs = node.putArray("inputs");
            for (ColumnSource source : column.sources()) {
                ObjectNode input = inputs.addObject();
                input.put(
                        "dataset",
                        source.table() == null ? null : source.table().original());
                input.put("field", source.column());
                input.put("type", source.transformation().isDirect() ? "DIRECT" : "INDIRECT");
                input.put("subtype", source.transformation().name());
                if (source.masked()) {
                    input.put("masking", true);
                }
            }
        }
    }

    /** The answer to a request that is none. */
    static ObjectNode problem(ObjectMapper mapper, String id, String what) {
        ObjectNode answer = mapper.createObjectNode();
        if (id != null) {
            answer.put("id", id);
        }
        answer.put("ok", false);
        answer.putArray("inputs");
        answer.putArray("outputs");
        answer.putArray("columns");
        Collections.singletonList(what).forEach(answer.putArray("warnings")::add);
        return answer;
    }
}

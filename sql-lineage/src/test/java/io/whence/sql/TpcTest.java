package io.whence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.tpcds.Table;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every TPC-H and TPC-DS query as CREATE TABLE AS.
 *
 * <p>In these schemas a column's name says whose it is, so the catalog gives expectations that no parser is needed for:
 * the tables that a query reads are the owners of the column names in its text, and a source is right only in its owner.
 * Which sources each output has is kept in golden/tpc-lineage.lst; -Dgolden.update=true writes it anew.
 */
class TpcTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/tpc-lineage.lst");
    private static final Pattern WORD = Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|[A-Za-z_][A-Za-z0-9_]*");

    private final StringBuilder found = new StringBuilder();

    @Test
    void everyQueryHasTheLineageThatTheCatalogImplies() throws IOException {
        Map<String, List<String>> tpch = new LinkedHashMap<>();
        for (TpchTable<?> table : TpchTable.getTables()) {
            List<String> columns = new ArrayList<>();
            for (TpchColumn<?> column : table.getColumns()) {
                columns.add(column.getColumnName());
            }
            tpch.put(table.getTableName(), columns);
        }
        Map<String, List<String>> tpcds = new LinkedHashMap<>();
        for (Table table : Table.getBaseTables()) {
            List<String> columns = new ArrayList<>();
            for (io.trino.tpcds.column.Column column : table.getColumns()) {
                // The queries' schema has this column without the suffix.
                String name = column.getName().toLowerCase(Locale.ROOT);
                columns.add(name.equals("c_last_review_date_sk") ? "c_last_review_date" : name);
            }
            tpcds.put(table.getName().toLowerCase(Locale.ROOT), columns);
        }
        int queries = all("tpch/q", 22, tpch) + all("tpcds/q", 99, tpcds);
        assertThat(queries).isGreaterThanOrEqualTo(121);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, found);
        }
        assertThat(found).hasToString(Files.readString(GOLDEN));
    }

    private int all(String prefix, int count, Map<String, List<String>> tables) throws IOException {
        int queries = 0;
        for (int n = 1; n <= count; n++) {
            for (String suffix : new String[] {"", "a", "b"}) {
                String name = prefix + n + suffix;
                try (InputStream in = TpcTest.class.getResourceAsStream("/" + name + ".sql")) {
                    if (in != null) {
                        check(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), tables);
                        queries++;
                    }
                }
            }
        }
        return queries;
    }

    private void check(String name, String query, Map<String, List<String>> tables) {
        Map<String, String> owners = new HashMap<>();
        tables.forEach((table, columns) -> columns.forEach(column -> owners.put(column, table)));
        SqlAnalysis analysis = SqlAnalyzer.builder(Dialect.SPARK)
                .catalog(table -> tables.get(table.name()))
                .build()
                .analyze("CREATE TABLE result AS " + query.strip().replaceAll(";$", ""));
        assertThat(analysis.warnings()).as(name).isEmpty();
        assertThat(analysis.statements()).as(name).hasSize(1);
        StatementLineage statement = analysis.statements().get(0);

        Set<String> read = new TreeSet<>();
        for (TableRead input : statement.inputs()) {
            read.add(input.table().name());
            for (String column : input.columns()) {
                assertThat(owners).as(name).containsEntry(column, input.table().name());
            }
        }
        assertThat(read).as(name).isEqualTo(ownersIn(query, owners));
        assertThat(statement.outputs()).as(name).hasSize(1);
        found.append("== ").append(name).append('\n');
        for (ColumnLineage column : statement.outputs().get(0).lineage()) {
            boolean named = false;
            Set<String> sources = new TreeSet<>();
            for (ColumnSource source : column.sources()) {
                assertThat(owners)
                        .as(name)
                        .containsEntry(source.column(), source.table().name());
                sources.add(source.column() + " " + source.transformation());
                named |= source.column().equals(column.output());
            }
            if (owners.containsKey(column.output())) {
                assertThat(named).as(name + " " + column).isTrue();
            }
            if (!Field.STAR.equals(column.output())) {
                found.append(column.output().replaceAll("\\s+", " ")).append(" <- ");
                found.append(String.join(", ", sources)).append('\n');
            }
        }
    }

    private static Set<String> ownersIn(String query, Map<String, String> owners) {
        Set<String> tables = new TreeSet<>();
        Matcher words = WORD.matcher(query);
        while (words.find()) {
            String owner = owners.get(words.group().toLowerCase(Locale.ROOT));
            if (owner != null) {
                tables.add(owner);
            }
        }
        return tables;
    }
}

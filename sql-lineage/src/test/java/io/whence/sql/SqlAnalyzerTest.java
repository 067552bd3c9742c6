package io.whence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a caller of the library sees besides the lineage itself. */
class SqlAnalyzerTest {
    private static SqlAnalysis analyze(String sql) {
        return SqlAnalyzer.builder(Dialect.POSTGRESQL).build().analyze(sql);
    }

    @Test
    void literalsNeverReachTheSanitizedText() {
        assertThat(analyze(
                                "SELECT  a\n FROM t -- secret\n WHERE b = 'Smith' AND c > -12.5e3 AND d IN (1,2, 'x') /* secret */ AND e = $$secret$$")
                        .sanitized())
                .isEqualTo("SELECT a FROM t WHERE b = ? AND c > ? AND d IN (?) AND e = ?");
    }

    @Test
    void literalsReachNeitherNamesNorWarnings() {
        SqlAnalysis analysis = analyze("SELECT a || 'secret', 4711 + b FROM t; NONSENSE 'secret' 4711");
        assertThat(analysis.statements().get(0).columns())
                .extracting(ColumnLineage::output)
                .containsExactly("?column?", "?column?");
        assertThat(SqlAnalyzer.builder(Dialect.MYSQL)
                        .build()
                        .analyze("SELECT a || 'secret', 4711 + b FROM t")
                        .statements()
                        .get(0)
                        .columns())
                .extracting(ColumnLineage::output)
                .containsExactly("a || ?", "? + b");
        assertThat(analysis.warnings()).containsExactly("not understood: NONSENSE ? ?");
        assertThat(LineageText.ascii(analysis)).doesNotContain("secret", "4711");
    }

    @Test
    void rowsOfValuesAreOne() {
        assertThat(analyze("INSERT INTO t (a, b) VALUES (1, 'x'), (2, 'y'), (3, 'z') ON CONFLICT DO NOTHING")
                        .sanitized())
                .isEqualTo("INSERT INTO t (a, b) VALUES (?, ?) ON CONFLICT DO NOTHING");
        assertThat(analyze("INSERT INTO t VALUES (?, ?), (?, ?)").sanitized()).isEqualTo("INSERT INTO t VALUES (?, ?)");
    }

    @Test
    void oneShapeHasOneKey() {
        String hash =
                analyze("SELECT a FROM t WHERE b IN (1, 2, 3) AND c = 'x'").shapeHash();
        assertThat(analyze("select a\nfrom t where b in (4) and c = 'yy'").shapeHash())
                .isEqualTo(hash);
        assertThat(analyze("SELECT a FROM t WHERE b IN (1) AND d = 'x'").shapeHash())
                .isNotEqualTo(hash);
        assertThat(hash).matches("[0-9a-f]{64}");
    }

    @Test
    void theCaseOfQuotedNamesCounts() {
        assertThat(analyze("SELECT \"a\" FROM t").shapeHash())
                .isNotEqualTo(analyze("SELECT \"A\" FROM t").shapeHash());
    }

    @Test
    void summariesNameOperationsAndTables() {
        assertThat(analyze("INSERT INTO daily SELECT f.a FROM flights f JOIN weather w ON f.d = w.d")
                        .summary())
                .isEqualTo("INSERT daily SELECT flights weather");
        assertThat(analyze("SELECT 1 FROM a; DELETE FROM b").summary()).isEqualTo("SELECT a; DELETE b");
        assertThat(analyze("CREATE TABLE s.t AS SELECT a FROM u").summary()).isEqualTo("CREATE TABLE s.t SELECT u");
    }

    @Test
    void summariesAreCutAtAWholeName() {
        StringBuilder sql = new StringBuilder("SELECT 1 FROM table_number_0");
        for (int i = 1; i < 100; i++) {
            sql.append(", table_number_").append(i);
        }
        assertThat(analyze(sql.toString()).summary())
                .hasSizeLessThanOrEqualTo(255)
                .startsWith("SELECT table_number_0 ")
                .matches(".*table_number_\\d+");
    }

    @Test
    void namesAreFoldedAndKeptAsWritten() {
        TableName table = analyze("SELECT a FROM Sales.\"Big.Orders\"")
                .statements()
                .get(0)
                .inputs()
                .get(0)
                .table();
        assertThat(table).hasToString("sales.\"Big.Orders\"");
        assertThat(table.original()).isEqualTo("Sales.\"Big.Orders\"");
        assertThat(table).isEqualTo(TableName.of(null, "sales", "Big.Orders"));
        assertThat(table.catalog()).isNull();
    }

    @Test
    void dialectsAreFoundByTheNamesThatOthersGiveThem() {
        assertThat(Dialect.forName("Postgres")).isSameAs(Dialect.POSTGRESQL);
        assertThat(Dialect.forName("mariadb")).isSameAs(Dialect.MYSQL);
        assertThat(Dialect.forName("tsql")).isSameAs(Dialect.SQLSERVER);
        assertThat(Dialect.forName("databricks")).isSameAs(Dialect.SPARK);
        assertThat(Dialect.forName("athena")).isSameAs(Dialect.TRINO);
        assertThat(Dialect.forName("no such thing")).isSameAs(Dialect.GENERIC);
        assertThat(Dialect.forName(null)).isSameAs(Dialect.GENERIC);
    }

    @Test
    void aSessionLooksThroughTemporaryTablesOfEarlierTexts() {
        SqlAnalyzer analyzer = SqlAnalyzer.builder(Dialect.POSTGRESQL).build();
        SqlSession session = analyzer.newSession();
        TableWrite staging = analyzer.analyze("CREATE TEMP TABLE staging (k int, v int)", session)
                .statements()
                .get(0)
                .outputs()
                .get(0);
        assertThat(staging.temporary()).isTrue();
        analyzer.analyze("INSERT INTO staging SELECT id, SUM(amount) FROM orders GROUP BY id", session);
        SqlAnalysis last = analyzer.analyze("INSERT INTO daily (id, total) SELECT k, v FROM staging", session);
        assertThat(last.statements().get(0).inputs()).hasToString("[orders[id, amount]]");
        assertThat(last.statements().get(0).outputs().get(0).lineage().get(1))
                .hasToString("total <- [orders.amount AGGREGATION]");
    }

    @Test
    void aSessionKeepsItsDefaultsAndWhatItIsTaught() {
        SqlAnalyzer analyzer = SqlAnalyzer.builder(Dialect.POSTGRESQL).build();
        SqlSession session = analyzer.newSession();
        analyzer.analyze("SET search_path TO sales", session);
        assertThat(session.schema()).isEqualTo("sales");
        session.learn(TableName.of(null, "sales", "orders"), List.of("id", "amount"));
        assertThat(analyzer.analyze("SELECT * FROM orders", session)
                        .statements()
                        .get(0)
                        .columns())
                .hasToString("[id <- [sales.orders.id IDENTITY], amount <- [sales.orders.amount IDENTITY]]");
        assertThat(analyzer.analyze("SELECT * FROM orders").statements().get(0).inputs())
                .hasToString("[orders[*]]");
    }

    @Test
    void aTreeSaysWhyEachEdgeExists() {
        SqlAnalysis analysis = analyze(
                "INSERT INTO daily (day, total) SELECT o.day, SUM(o.amount) FROM orders o WHERE o.paid GROUP BY o.day");
        assertThat(LineageText.ascii(analysis)).isEqualTo("""
                        INSERT
                        |- reads orders (day, amount, paid)
                        `- writes daily
                           |- day    <- orders.day  copied
                           |- total  <- orders.amount  aggregated
                           `- (rows) <- orders.paid  filters rows
                                        orders.day  groups rows
                        """);
        assertThat(LineageText.unicode(analysis)).contains("├─ total  ← orders.amount  aggregated");
    }

    @Test
    void postgresqlNamesItsColumnsInItsOwnWay() {
        assertThat(analyze(
                                "SELECT COUNT(*), a::text, CASE WHEN b THEN c END, a + 1, CAST(d AS int), 1::bigint, MAX(e) OVER (), f FROM t")
                        .statements()
                        .get(0)
                        .columns())
                .extracting(ColumnLineage::output)
                .containsExactly("count", "a", "case", "?column?", "d", "bigint", "max", "f");
    }

    @Test
    void aCatalogThatFailsKnowsNothing() {
        SqlAnalyzer analyzer = SqlAnalyzer.builder(Dialect.POSTGRESQL)
                .catalog(table -> {
                    throw new IllegalStateException("no connection");
                })
                .build();
        assertThat(analyzer.analyze("SELECT a FROM t").statements().get(0).inputs())
                .hasToString("[t[a]]");
    }

    @Test
    void nullIsAnEmptyText() {
        SqlAnalysis analysis = analyze(null);
        assertThat(analysis.statements()).isEmpty();
        assertThat(analysis.complete()).isTrue();
        assertThat(analysis.sanitized()).isEmpty();
        assertThat(analysis.summary()).isEmpty();
    }
}

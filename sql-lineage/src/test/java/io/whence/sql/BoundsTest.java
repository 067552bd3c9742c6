package io.whence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No text, however hostile, breaks or holds up whoever analyses it: all of these run on a thread with a 256 KB stack. */
class BoundsTest {
    private static final long STACK = 256 * 1024;
    private static final Dialect[] DIALECTS = {
        Dialect.GENERIC,
        Dialect.POSTGRESQL,
        Dialect.MYSQL,
        Dialect.H2,
        Dialect.SQLITE,
        Dialect.SQLSERVER,
        Dialect.ORACLE,
        Dialect.SNOWFLAKE,
        Dialect.BIGQUERY,
        Dialect.SPARK,
        Dialect.CLICKHOUSE
    };

    @TestFactory
    Stream<DynamicTest> hostileTexts() {
        return Stream.of(
                hostile("100,000 opening brackets", "(".repeat(100_000)),
                hostile("100,000 closing brackets", ")".repeat(100_000)),
                hostile(
                        "50,000 brackets in brackets",
                        "SELECT " + "(".repeat(50_000) + "a" + ")".repeat(50_000) + " FROM t"),
                hostile("50,000 brackets in FROM", "SELECT a FROM " + "(".repeat(50_000) + "t" + ")".repeat(50_000)),
                hostile("50,000 brackets around a query", "(".repeat(50_000) + "SELECT a FROM t" + ")".repeat(50_000)),
                hostile("5,000 nested subqueries", "SELECT * FROM (".repeat(5_000) + "t" + ")".repeat(5_000)),
                hostile("5,000 nested scalar subqueries", "SELECT (".repeat(5_000) + "1" + ")".repeat(5_000)),
                hostile("5,000 nested WITH", "WITH a AS (".repeat(5_000) + "SELECT 1" + ")".repeat(5_000)),
                hostile(
                        "10,000 nested functions",
                        "SELECT " + "f(".repeat(10_000) + "a" + ")".repeat(10_000) + " FROM t"),
                hostile(
                        "10,000 nested CASE",
                        "SELECT " + "CASE WHEN a THEN ".repeat(10_000) + "b" + " END".repeat(10_000) + " FROM t"),
                hostile("10,000 joins", "SELECT a FROM t" + " JOIN u ON t.id = u.id".repeat(10_000)),
                hostile(
                        "10,000 common table expressions",
                        "WITH " + "a AS (SELECT b FROM t), ".repeat(10_000) + "z AS (SELECT 1) SELECT * FROM z"),
                hostile("100,000 statements", "SELECT 1;".repeat(100_000)),
                hostile("100,000 columns", "SELECT " + "a, ".repeat(100_000) + "b FROM t"),
                hostile("100,000 commas", "INSERT INTO t VALUES " + ",".repeat(100_000)),
                hostile("100,000 dots", "SELECT a" + ".b".repeat(100_000) + " FROM t"),
                hostile("100,000 minus signs", "SELECT " + "- ".repeat(100_000) + "1"),
                hostile("1 MB of one word", "x".repeat(1_000_000)),
                hostile("1 MB of spaces", " ".repeat(1_000_000)),
                hostile("2 MB of text", "SELECT a FROM t WHERE b = 1; ".repeat(70_000)),
                hostile("1 MB of garbage", garbage(1_000_000)),
                hostile("an unterminated string", "SELECT 'abc FROM t"),
                hostile("an unterminated identifier", "SELECT \"abc FROM t"),
                hostile("an unterminated bracket name", "SELECT [abc FROM t"),
                hostile("an unterminated comment", "SELECT a /* FROM t"),
                hostile("an unterminated dollar quote", "SELECT $x$ abc"),
                hostile("an unterminated escape", "SELECT {d '2024' FROM t"),
                hostile("a backslash at the end", "SELECT 'a\\"),
                hostile("NULs", "SELECT\0a\0FROM\0t\0"),
                hostile("lone surrogates", "SELECT \ud800 AS \udfff FROM t\ud800"),
                hostile("nothing", ""),
                hostile("null", null));
    }

    private static DynamicTest hostile(String name, String sql) {
        return DynamicTest.dynamicTest(name, () -> {
            for (Dialect dialect : DIALECTS) {
                SqlAnalysis analysis = onSmallStack(SqlAnalyzer.builder(dialect).build(), sql);
                assertThat(analysis.warnings()).as(dialect.name()).noneMatch(warning -> warning.startsWith("internal"));
                assertThat(analysis.shapeHash()).hasSize(64);
                assertThat(analysis.summary()).hasSizeLessThanOrEqualTo(255);
                assertThat(LineageText.ascii(analysis)).isNotEmpty();
            }
        });
    }

    @Test
    void sixtyNestedSubqueriesAreFollowedToTheEnd() throws Exception {
        SqlAnalysis analysis = onSmallStack(
                SqlAnalyzer.builder(Dialect.GENERIC).build(),
                "SELECT a FROM (".repeat(60) + "SELECT a FROM t" + ") x".repeat(60));
        assertThat(analysis.complete()).isTrue();
        assertThat(analysis.statements().get(0).columns().get(0)).hasToString("a <- [t.a IDENTITY]");
    }

    @Test
    void whatIsNestedTooDeepStillNamesItsTables() throws Exception {
        SqlAnalysis analysis = onSmallStack(
                SqlAnalyzer.builder(Dialect.GENERIC).build(),
                "SELECT a FROM (".repeat(500) + "SELECT a FROM t" + ") x".repeat(500));
        assertThat(analysis.complete()).isFalse();
        assertThat(analysis.statements().get(0).inputs()).hasToString("[t[]]");
    }

    @Test
    void longListsAreReadInFull() throws Exception {
        SqlAnalyzer analyzer = SqlAnalyzer.builder(Dialect.POSTGRESQL).build();
        SqlAnalysis in = onSmallStack(analyzer, "SELECT a FROM t WHERE b IN (" + "1, ".repeat(20_000) + "2)");
        assertThat(in.complete()).isTrue();
        assertThat(in.sanitized()).isEqualTo("SELECT a FROM t WHERE b IN (?)");
        SqlAnalysis values =
                onSmallStack(analyzer, "INSERT INTO t (a, b) VALUES " + "(1, 'x'), ".repeat(5_000) + "(2, 'y')");
        assertThat(values.complete()).isTrue();
        assertThat(values.sanitized()).isEqualTo("INSERT INTO t (a, b) VALUES (?, ?)");
        SqlAnalysis union = onSmallStack(analyzer, "SELECT a FROM t UNION ALL ".repeat(2_000) + "SELECT b FROM u");
        assertThat(union.complete()).isTrue();
        assertThat(union.statements().get(0).columns()).hasToString("[a <- [t.a IDENTITY, u.b IDENTITY]]");
    }

    @Test
    void aSpentBudgetIsSaid() {
        SqlAnalyzer analyzer = SqlAnalyzer.builder(Dialect.GENERIC)
                .budget(Budget.defaults().withMaxOperations(2_000))
                .build();
        SqlAnalysis analysis = analyzer.analyze("SELECT a FROM t; SELECT " + "a, ".repeat(3_000) + "b FROM u");
        assertThat(analysis.complete()).isFalse();
        assertThat(analysis.statements().get(0).inputs()).hasToString("[t[a]]");
        assertThat(analysis.warnings()).isNotEmpty();
    }

    @Test
    void aTextLongerThanTheBudgetIsCut() {
        SqlAnalyzer analyzer = SqlAnalyzer.builder(Dialect.GENERIC)
                .budget(Budget.defaults().withMaxLength(20))
                .build();
        SqlAnalysis analysis = analyzer.analyze("SELECT a FROM t; SELECT b FROM u");
        assertThat(analysis.complete()).isFalse();
        assertThat(analysis.statements().get(0).inputs()).hasToString("[t[a]]");
    }

    private static String garbage(int length) {
        Random random = new Random(42);
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append((char) random.nextInt(0x250));
        }
        return text.toString();
    }

    private static SqlAnalysis onSmallStack(SqlAnalyzer analyzer, String sql) throws InterruptedException {
        AtomicReference<SqlAnalysis> result = new AtomicReference<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(null, () -> result.set(analyzer.analyze(sql)), "small stack", STACK);
        thread.setUncaughtExceptionHandler((t, e) -> thrown.set(e));
        thread.start();
        thread.join();
        assertThat(thrown.get()).isNull();
        return result.get();
    }
}

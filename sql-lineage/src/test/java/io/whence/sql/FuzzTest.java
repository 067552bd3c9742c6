package io.whence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Texts that nobody wrote: pieces of SQL in any order, and real statements with a piece cut out or put in. */
class FuzzTest {
    /** A build tries the same texts every time; change it, and raise the tries, to look for more. */
    private static final String SEED = "20261121";

    private static final List<String> STATEMENTS = statements();
    private static final String[] PIECES = {
        "SELECT",
        "FROM",
        "WHERE",
        "WITH",
        "AS",
        "(",
        ")",
        ",",
        ";",
        "*",
        ".",
        "JOIN",
        "ON",
        "USING",
        "INSERT INTO",
        "VALUES",
        "UPDATE",
        "SET",
        "DELETE",
        "MERGE INTO",
        "WHEN",
        "MATCHED",
        "THEN",
        "CASE",
        "END",
        "ELSE",
        "OVER",
        "PARTITION BY",
        "ORDER BY",
        "GROUP BY",
        "UNION ALL",
        "EXCEPT",
        "a",
        "b",
        "t",
        "u",
        "\"q\"",
        "`q`",
        "[q]",
        "'s'",
        "1",
        "?",
        ":p",
        "@v",
        "$1",
        "=",
        "||",
        "::",
        "->",
        "=>",
        "{fn",
        "}",
        "[",
        "]",
        "<",
        ">",
        "/*",
        "*/",
        "--",
        "\n",
        "CREATE TABLE",
        "VIEW",
        "LATERAL",
        "UNNEST",
        "PIVOT",
        "FOR",
        "IN",
        "BEGIN",
        "IF",
        "LOOP",
        "DECLARE",
        "COPY",
        "TO",
        "INTERVAL",
        "CAST",
        "LIMIT",
        "WINDOW",
        "QUALIFY",
        "EXISTS",
        "NOT",
        "NULL"
    };

    @Property(tries = 3000, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void piecesInAnyOrder(@ForAll("texts") String text, @ForAll("dialects") Dialect dialect) {
        check(text, dialect);
    }

    @Property(tries = 3000, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void statementsWithAPieceChanged(@ForAll("mutants") String text, @ForAll("dialects") Dialect dialect) {
        check(text, dialect);
    }

    @Property(tries = 1000, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void anyCharacters(@ForAll String text, @ForAll("dialects") Dialect dialect) {
        check(text, dialect);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join(" ", pieces));
    }

    @Provide
    Arbitrary<String> mutants() {
        return Combinators.combine(
                        Arbitraries.of(STATEMENTS),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of(PIECES))
                .as((sql, place, cut, piece) -> {
                    int at = (int) (place * sql.length());
                    return sql.substring(0, at) + " " + piece + " " + sql.substring(Math.min(sql.length(), at + cut));
                });
    }

    @Provide
    Arbitrary<Dialect> dialects() {
        return Arbitraries.of(
                Dialect.GENERIC,
                Dialect.POSTGRESQL,
                Dialect.MYSQL,
                Dialect.SQLSERVER,
                Dialect.ORACLE,
                Dialect.SNOWFLAKE,
                Dialect.BIGQUERY,
                Dialect.SPARK,
                Dialect.HIVE,
                Dialect.DUCKDB,
                Dialect.CLICKHOUSE,
                Dialect.TERADATA);
    }

    private static void check(String text, Dialect dialect) {
        SqlAnalysis analysis = SqlAnalyzer.builder(dialect).build().analyze(text);
        assertThat(analysis.warnings()).noneMatch(warning -> warning.startsWith("internal"));
        assertThat(analysis.summary()).hasSizeLessThanOrEqualTo(255);
        assertThat(analysis.shapeHash()).hasSize(64);
        for (StatementLineage statement : analysis.statements()) {
            assertThat(statement.columns()).noneMatch(column -> column.output() == null);
            for (TableRead read : statement.inputs()) {
                assertNoKeyword(read.table(), text);
            }
            for (TableWrite write : statement.outputs()) {
                assertNoKeyword(write.table(), text);
            }
        }
    }

    /** A reserved word is a table only where it is quoted or part of a longer name. */
    private static void assertNoKeyword(TableName table, String text) {
        String name = table.original();
        boolean reserved = name.equalsIgnoreCase("SELECT")
                || name.equalsIgnoreCase("FROM")
                || name.equalsIgnoreCase("WHERE")
                || name.equalsIgnoreCase("JOIN")
                || name.equalsIgnoreCase("AS")
                || name.equalsIgnoreCase("ON");
        assertThat(reserved).as(text).isFalse();
    }

    private static List<String> statements() {
        List<String> out = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/golden"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".txt")).toList()) {
                for (GoldenCase one : GoldenCase.parse(Files.readString(file))) {
                    out.add(one.sql());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }
}

package io.whence.benchmarks.sql;

import io.whence.sql.Dialect;
import io.whence.sql.SqlAnalyzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Real statements: those of the SQL library's golden files, a folder a dialect, each between its line of intent and its
 * lineage.
 */
final class SqlStatements {
    /** The folder of golden files. */
    static final String FOLDER = "whence.sql.statements";

    private SqlStatements() {}

    /** A statement and the analyzer of its dialect. */
    record Statement(SqlAnalyzer analyzer, String sql) {}

    static List<Statement> all() {
        Path folder = Path.of(System.getProperty(FOLDER));
        List<Statement> statements = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                String dialect = file.getParent().getFileName().toString();
                SqlAnalyzer analyzer =
                        SqlAnalyzer.builder(Dialect.forName(dialect)).build();
                for (String sql : statements(Files.readString(file))) {
                    statements.add(new Statement(analyzer, sql));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (statements.isEmpty()) {
            throw new IllegalStateException("no statements in " + folder);
        }
        return statements;
    }

    private static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        for (String part : text.split("\n== ", -1)) {
            int start = part.indexOf("\n\n");
            int end = part.indexOf("\n-> ");
            if (start >= 0 && end > start) {
                statements.add(part.substring(start, end).trim());
            }
        }
        return statements;
    }
}

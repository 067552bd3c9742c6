package io.whence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.junit.jupiter.api.Test;

/**
 * Compares the tables of every golden case with those that JSqlParser finds. Where both understand a statement and
 * differ, jsqlparser-differences.txt says who is right and why; the test fails when it says too little or too much.
 */
class DifferentialTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path DIFFERENCES = Path.of("src/test/resources/jsqlparser-differences.txt");

    @Test
    void everyDifferenceIsExplained() throws Exception {
        Map<String, String> found = new TreeMap<>();
        int compared = 0;
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                Dialect dialect = Dialect.forName(file.getParent().getFileName().toString());
                for (GoldenCase one : GoldenCase.parse(Files.readString(file))) {
                    Set<String> theirs = theirs(one.sql(), executor);
                    if (theirs != null) {
                        compared++;
                        Set<String> ours = ours(one.analyze(dialect));
                        if (!ours.equals(theirs)) {
                            found.put(dialect.name() + ": " + one.intent, "ours " + ours + ", theirs " + theirs);
                        }
                    }
                }
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(compared).isGreaterThan(350);
        Map<String, String> explained = explained();
        Set<String> unexplained = new TreeSet<>(found.keySet());
        unexplained.removeAll(explained.keySet());
        assertThat(unexplained.stream().map(key -> key + " | " + found.get(key)).toList())
                .as("differences without an explanation")
                .isEmpty();
        Set<String> outdated = new TreeSet<>(explained.keySet());
        outdated.removeAll(found.keySet());
        assertThat(outdated).as("explanations without a difference").isEmpty();
    }

    /** Lines of {@code dialect: intent | explanation}. */
    private static Map<String, String> explained() throws IOException {
        Map<String, String> out = new TreeMap<>();
        for (String line : Files.readAllLines(DIFFERENCES)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                List<String> parts = List.of(line.split(" \\| ", 2));
                assertThat(parts).as(line).hasSize(2);
                out.put(parts.get(0), parts.get(1));
            }
        }
        return out;
    }

    private static Set<String> ours(SqlAnalysis analysis) {
        Set<String> out = new TreeSet<>();
        for (StatementLineage statement : analysis.statements()) {
            statement.inputs().forEach(read -> out.add(name(read.table().original())));
            statement.outputs().forEach(write -> out.add(name(write.table().original())));
        }
        return out;
    }

    /** The tables that JSqlParser finds; null when it rejects the statement or takes too long. */
    private static Set<String> theirs(String sql, ExecutorService executor) throws InterruptedException {
        Future<Set<String>> result = executor.submit(() -> {
            try {
                Set<String> out = new TreeSet<>();
                for (Object statement : CCJSqlParserUtil.parseStatements(sql)) {
                    TablesNamesFinder<Void> finder = new TablesNamesFinder<>();
                    finder.getTables((net.sf.jsqlparser.statement.Statement) statement)
                            .forEach(table -> out.add(name(table)));
                }
                return out;
            } catch (JSQLParserException | RuntimeException e) {
                return null;
            }
        });
        try {
            return result.get(5, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            result.cancel(true);
            return null;
        }
    }

    private static String name(String written) {
        return written.replaceAll("[\"`\\[\\]]", "").toLowerCase(Locale.ROOT);
    }
}

package io.whence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Analyses the SQL in src/test/resources/golden, a folder a dialect, and compares with the lineage written there.
 *
 * <p>With -Dgolden.update=true the files are written anew with what was found; read the difference before you commit it.
 */
class GoldenTest {
    private static final Path FILES = Path.of("src/test/resources/golden");

    @TestFactory
    List<DynamicContainer> everyCase() throws IOException {
        List<DynamicContainer> containers = new ArrayList<>();
        for (Path file : files()) {
            Dialect dialect = Dialect.forName(file.getParent().getFileName().toString());
            String text = Files.readString(file);
            List<GoldenCase> cases = GoldenCase.parse(text);
            if (Boolean.getBoolean("golden.update")) {
                update(file, text, cases, dialect);
                cases = GoldenCase.parse(Files.readString(file));
            }
            containers.add(DynamicContainer.dynamicContainer(
                    FILES.relativize(file).toString(),
                    cases.stream().map(one -> DynamicTest.dynamicTest(one.intent, () -> check(one, dialect)))));
        }
        assertThat(containers).isNotEmpty();
        return containers;
    }

    private static void check(GoldenCase one, Dialect dialect) {
        assertThat(GoldenCase.render(one.analyze(dialect))).as(one.sql()).isEqualTo(one.expected());
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    private static void update(Path file, String text, List<GoldenCase> cases, Dialect dialect) {
        StringBuilder out = new StringBuilder();
        int first = text.startsWith("== ") ? 0 : text.indexOf("\n== ") + 1;
        out.append(text, 0, first);
        for (GoldenCase one : cases) {
            out.append(one.updated(dialect));
        }
        try {
            Files.writeString(file, out.toString().stripTrailing() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

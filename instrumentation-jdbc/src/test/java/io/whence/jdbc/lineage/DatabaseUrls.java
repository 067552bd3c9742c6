package io.whence.jdbc.lineage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The table of documented URLs, {@code urls/jdbc-urls.txt}. */
final class DatabaseUrls {
    private static final String HERE = Path.of("").toAbsolutePath().toString().replace('\\', '/');

    private DatabaseUrls() {}

    record Row(String url, String engine, String namespace, String catalog, String schema, String host, int port) {
        @Override
        public String toString() {
            return url;
        }
    }

    static List<Row> all() {
        try (InputStream in = DatabaseUrls.class.getResourceAsStream("/urls/jdbc-urls.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(DatabaseUrls::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] cells = line.split(" \\| ", -1);
        if (cells.length != 7) {
            throw new IllegalArgumentException(line);
        }
        return new Row(
                cells[0],
                cells[1],
                cells[2].replace("$HERE", HERE),
                orNull(cells[3]),
                orNull(cells[4]),
                orNull(cells[5]),
                Integer.parseInt(cells[6].trim()));
    }

    private static String orNull(String cell) {
        return cell.equals("-") ? null : cell;
    }
}

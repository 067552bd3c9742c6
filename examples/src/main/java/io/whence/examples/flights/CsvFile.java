package io.whence.examples.flights;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A CSV file with a header line, gzipped where its name says so; a record is one line, a field may be in quotes. */
final class CsvFile implements Closeable {

    private static final String MISSING = "NA";

    private final Path path;
    private final BufferedReader reader;
    private final Map<String, Integer> columns = new HashMap<>();
    private List<String> record = new ArrayList<>();

    CsvFile(Path path) throws IOException {
        this.path = path;
        this.reader = open(path);
        String header = reader.readLine();
        if (header == null) {
            throw new IOException(path + " is empty");
        }
        for (String column : split(header)) {
            columns.put(column, columns.size());
        }
    }

    /** Moves to the next record; false at the end of the file. */
    boolean next() throws IOException {
        String line = reader.readLine();
        if (line == null) {
            return false;
        }
        record = split(line);
        if (record.size() != columns.size()) {
            throw new IOException(path + " has " + columns.size() + " columns, but this record: " + line);
        }
        return true;
    }

    /** The current record's field, or null where the file has none. */
    String get(String column) {
        Integer index = columns.get(column);
        if (index == null) {
            throw new IllegalArgumentException(path + " has no column " + column + " among " + columns.keySet());
        }
        String field = record.get(index);
        return field.isEmpty() || field.equals(MISSING) ? null : field;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static BufferedReader open(Path path) throws IOException {
        InputStream bytes = Files.newInputStream(path);
        if (path.toString().endsWith(".gz")) {
            bytes = new GZIPInputStream(bytes);
        }
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }

    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                // A quote inside quotes is doubled: the pair closes and opens again.
                if (!quoted && i > 0 && line.charAt(i - 1) == '"') {
                    field.append('"');
                }
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}

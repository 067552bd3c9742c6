package io.whence.examples.flights;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/** A .sql file beside the classes: one statement, or a script of several that each end with a semicolon and a line. */
final class SqlResource {

    private final String text;

    private SqlResource(String text) {
        this.text = text;
    }

    static SqlResource named(String name) throws IOException {
        try (InputStream bytes = SqlResource.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new FileNotFoundException("No resource " + name);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return new SqlResource(reader.lines().collect(Collectors.joining("\n")));
        }
    }

    String text() {
        return text;
    }

    /** Runs each statement of a script. */
    void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : text.split(";(\n|$)", -1)) {
                if (!sql.trim().isEmpty()) {
                    statement.execute(sql);
                }
            }
        }
    }
}

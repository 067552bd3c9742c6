package io.whence.examples.flights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Where the job reads and writes: two JDBC URLs, credentials included, and a directory. */
final class Options {

    static final String USAGE = "Usage: FlightsPipeline [--warehouse JDBC_URL] [--summary JDBC_URL] [--data DIR]\n"
            + "  --warehouse  H2 or PostgreSQL (default: an H2 file in target/demo)\n"
            + "  --summary    SQLite (default: a file in target/demo)\n"
            + "  --data       the directory of the CSV files (default: examples/data)";

    private String warehouse = "";
    private String summary = "";
    private Path data = Paths.get("examples", "data");

    private Options() {}

    static Options parse(String... args) {
        Options options = new Options();
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value");
            }
            options.set(args[i], args[i + 1]);
        }
        options.fillDefaults();
        return options;
    }

    String warehouse() {
        return warehouse;
    }

    String summary() {
        return summary;
    }

    Path data() {
        return data;
    }

    private void set(String name, String value) {
        switch (name) {
            case "--warehouse":
                warehouse = value;
                break;
            case "--summary":
                summary = value;
                break;
            case "--data":
                data = Paths.get(value);
                break;
            default:
                throw new IllegalArgumentException("Unknown option: " + name);
        }
    }

    private void fillDefaults() {
        if (warehouse.isEmpty()) {
            warehouse = "jdbc:h2:" + demoDirectory().resolve("warehouse");
        }
        if (summary.isEmpty()) {
            summary = "jdbc:sqlite:" + demoDirectory().resolve("summary.db");
        }
    }

    private static Path demoDirectory() {
        try {
            return Files.createDirectories(Paths.get("target", "demo").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

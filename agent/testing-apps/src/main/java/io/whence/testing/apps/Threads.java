package io.whence.testing.apps;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads on one thread and writes on another, and on the same. */
public final class Threads {
    private static final String URL = "jdbc:h2:mem:threads";

    private Threads() {}

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(URL)) {
            execute(connection, "CREATE TABLE source AS SELECT x AS id FROM SYSTEM_RANGE(1, 3)");
            execute(connection, "CREATE TABLE too_early (id INT)");
            execute(connection, "CREATE TABLE same_thread (id INT)");
            execute(connection, "CREATE TABLE other_thread (id INT)");

            execute(connection, "INSERT INTO too_early VALUES (1)");
            onThread("reader", () -> {
                read("SELECT id FROM source");
                write("INSERT INTO same_thread VALUES (1)");
            });
            onThread("writer", () -> write("INSERT INTO other_thread VALUES (1)"));
        }
        System.out.println("done");
    }

    private interface Work {
        void run() throws SQLException;
    }

    private static void onThread(String name, Work work) throws InterruptedException {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (SQLException e) {
                        System.out.println(name + " failed: " + e);
                    }
                },
                name);
        thread.start();
        thread.join();
    }

    private static void read(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                System.out.println("read " + rows.getInt(1));
            }
        }
    }

    private static void write(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL)) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}

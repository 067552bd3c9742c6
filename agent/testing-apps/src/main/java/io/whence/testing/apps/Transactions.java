package io.whence.testing.apps;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/** Each way a write becomes permanent or does not; each on a table of its own. {@code Transactions URL}. */
public final class Transactions {
    private static final String[] TABLES = {
        "auto_committed",
        "committed",
        "committed_by_text",
        "committed_by_auto_commit",
        "before_savepoint",
        "after_savepoint",
        "after_text_savepoint",
        "after_released_savepoint",
        "rolled_back",
        "rolled_back_by_text",
        "never_committed",
        "begun_by_text"
    };

    private final String url;
    private final boolean sqlite;

    private Transactions(String url) {
        this.url = url;
        this.sqlite = url.startsWith("jdbc:sqlite:");
    }

    public static void main(String[] arguments) throws SQLException {
        Transactions transactions = new Transactions(arguments[0]);
        // holds a database in memory open
        try (Connection first = DriverManager.getConnection(arguments[0])) {
            for (String table : TABLES) {
                execute(first, "CREATE TABLE " + table + " (id INT)");
            }
            transactions.run();
            for (String table : TABLES) {
                execute(first, "DROP TABLE " + table);
            }
        }
        System.out.println("done");
    }

    private void run() throws SQLException {
        commits();
        savepoints();
        rollbacks();
        leaveOpen();
        if (sqlite) {
            beginByText();
        }
    }

    private void commits() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            insert(connection, "auto_committed");
            connection.setAutoCommit(false);
            insert(connection, "committed");
            insert(connection, "committed");
            connection.commit();
            if (!sqlite) {
                insert(connection, "committed_by_text");
                execute(connection, "/* by text */ COMMIT");
            }
            insert(connection, "committed_by_auto_commit");
            connection.setAutoCommit(true);
        }
    }

    private void savepoints() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            insert(connection, "before_savepoint");
            Savepoint savepoint = connection.setSavepoint("here");
            insert(connection, "after_savepoint");
            connection.rollback(savepoint);
            execute(connection, "SAVEPOINT there");
            insert(connection, "after_text_savepoint");
            execute(connection, "ROLLBACK TO SAVEPOINT there");
            Savepoint released = connection.setSavepoint();
            insert(connection, "after_released_savepoint");
            connection.releaseSavepoint(released);
            insert(connection, "before_savepoint");
            connection.commit();
        }
    }

    private void rollbacks() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            insert(connection, "rolled_back");
            insert(connection, "rolled_back");
            connection.rollback();
            if (!sqlite) {
                insert(connection, "rolled_back_by_text");
                execute(connection, "rollback work");
            }
        }
    }

    private void leaveOpen() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            insert(connection, "never_committed");
        }
    }

    private void beginByText() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            execute(connection, "BEGIN IMMEDIATE");
            insert(connection, "begun_by_text");
            execute(connection, "ROLLBACK");
            execute(connection, "BEGIN");
            insert(connection, "begun_by_text");
            execute(connection, "END");
        }
    }

    private static void insert(Connection connection, String table) throws SQLException {
        execute(connection, "INSERT INTO " + table + " VALUES (1)");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}

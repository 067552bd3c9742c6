package io.whence.testing.apps;

import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Each way to execute a write, on tables named after it. */
public final class Executions {
    private final Connection connection;

    private Executions(Connection connection) {
        this.connection = connection;
    }

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:executions")) {
            Executions executions = new Executions(connection);
            executions.plain();
            executions.prepared();
            executions.batches();
            executions.failures();
            executions.generatedKeys();
            executions.calls();
        }
    }

    private void table(String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + name + " (id INT PRIMARY KEY)");
        }
    }

    private void plain() throws SQLException {
        table("by_update");
        table("by_execute");
        table("by_execute_uncounted");
        try (Statement statement = connection.createStatement()) {
            say("update", statement.executeUpdate("INSERT INTO by_update VALUES (1), (2)"));
            say("large update", statement.executeLargeUpdate("INSERT INTO by_update VALUES (3)"));
            say("with keys", statement.executeUpdate("UPDATE by_update SET id = id + 10", new String[] {"ID"}));
            say("nothing to delete", statement.executeUpdate("DELETE FROM by_update WHERE id < 0"));
            say("execute", statement.execute("INSERT INTO by_execute VALUES (1), (2), (3)"));
            say("count", statement.getUpdateCount());
            say("count again", statement.getUpdateCount());
            say("no more", statement.getMoreResults());
            say("uncounted", statement.execute("INSERT INTO by_execute_uncounted VALUES (1)"));
        }
    }

    private void prepared() throws SQLException {
        table("by_prepared");
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO by_prepared VALUES (?)")) {
            for (int i = 0; i < 5; i++) {
                statement.setInt(1, i);
                statement.executeUpdate();
            }
            statement.setInt(1, 5);
            say("prepared", statement.execute());
            say("count", statement.getUpdateCount());
        }
    }

    private void batches() throws SQLException {
        table("by_batch");
        table("by_text_batch");
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO by_batch VALUES (?)")) {
            for (int i = 0; i < 4; i++) {
                statement.setInt(1, i);
                statement.addBatch();
            }
            say("batch", Arrays.toString(statement.executeBatch()));
            statement.setInt(1, 99);
            statement.addBatch();
            statement.clearBatch();
            say("cleared", Arrays.toString(statement.executeBatch()));
            statement.setInt(1, 4);
            statement.addBatch();
            say("large batch", Arrays.toString(statement.executeLargeBatch()));
        }
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO by_text_batch VALUES (1)");
            statement.addBatch("INSERT INTO by_text_batch VALUES (2)");
            statement.addBatch("UPDATE by_text_batch SET id = id + 10");
            say("batch of texts", Arrays.toString(statement.executeBatch()));
            statement.addBatch("DELETE FROM by_text_batch");
            statement.clearBatch();
            say("cleared", Arrays.toString(statement.executeBatch()));
        }
    }

    private void failures() throws SQLException {
        table("partly");
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO partly VALUES (?)")) {
            for (int id : new int[] {1, 2, 2, 3}) {
                statement.setInt(1, id);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (BatchUpdateException e) {
            say("partly", Arrays.toString(e.getUpdateCounts()));
        }
        table("failing");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO failing VALUES (1)");
            for (String sql :
                    new String[] {"INSERT INTO failing VALUES (1)", "SELECT id FROM no_such_table", "this is no SQL", ""
                    }) {
                try {
                    say("succeeded", statement.execute(sql));
                } catch (SQLException e) {
                    say("failed", e.getErrorCode());
                }
            }
        }
    }

    private void generatedKeys() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE keyed (id INT GENERATED ALWAYS AS IDENTITY, name VARCHAR(10))");
        }
        String sql = "INSERT INTO keyed (name) VALUES ('a'), ('b')";
        try (PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            say("keyed", statement.executeUpdate());
            try (ResultSet keys = statement.getGeneratedKeys()) {
                while (keys.next()) {
                    say("key", keys.getInt(1));
                }
            }
        }
    }

    private void calls() throws SQLException {
        table("called");
        try (CallableStatement statement = connection.prepareCall("INSERT INTO called VALUES (?)")) {
            statement.setInt(1, 1);
            say("called", statement.executeUpdate());
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE ALIAS twice FOR \"" + Executions.class.getName() + ".twice\"");
        }
        try (CallableStatement statement = connection.prepareCall("{? = CALL twice(?)}")) {
            statement.registerOutParameter(1, java.sql.Types.INTEGER);
            statement.setInt(2, 21);
            statement.execute();
            say("called", statement.getInt(1));
        }
    }

    /** Called by the database. */
    public static int twice(int number) {
        return 2 * number;
    }

    private static void say(String what, Object result) {
        System.out.println(what + ": " + result);
    }
}

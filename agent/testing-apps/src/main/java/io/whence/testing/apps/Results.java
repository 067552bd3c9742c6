package io.whence.testing.apps;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Each way to read a result, on tables of ten rows named after it. */
public final class Results {
    private final Connection connection;

    private Results(Connection connection) {
        this.connection = connection;
    }

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:results")) {
            Results results = new Results(connection);
            results.fetches();
            results.closes();
            results.reuses();
            results.interleaves();
            results.executes();
            results.scrolls();
            results.readsElsewhere();
            results.leavesOpen();
        }
    }

    private String table(String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + name + " AS SELECT x AS id FROM SYSTEM_RANGE(1, 10)");
        }
        return "SELECT id FROM " + name;
    }

    private void fetches() throws SQLException {
        String all = table("all_rows");
        String some = table("some_rows");
        String none = table("no_rows");
        String never = table("never_fetched");
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(all)) {
                say("all", count(rows, 100));
            }
            try (ResultSet rows = statement.executeQuery(some)) {
                say("some", count(rows, 4));
            }
            try (ResultSet rows = statement.executeQuery(none + " WHERE id > 10")) {
                say("none", count(rows, 100));
            }
            try (ResultSet rows = statement.executeQuery(never)) {
                say("never", rows.isBeforeFirst());
            }
        }
    }

    private void closes() throws SQLException {
        String sql = table("closed_twice");
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery(sql);
            say("three", count(rows, 3));
            rows.close();
            rows.close();
            try {
                say("next after close", rows.next());
            } catch (SQLException e) {
                say("next after close", e.getErrorCode());
            }
            statement.close();
            statement.close();
        }
    }

    /** Executing again closes the result before. */
    private void reuses() throws SQLException {
        String sql = table("reused");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= 3; i++) {
                say("reused", count(statement.executeQuery(), i));
            }
        }
    }

    @SuppressWarnings("CheckReturnValue") // all that counts is that the cursor moves
    private void interleaves() throws SQLException {
        String left = table("left_open");
        String right = table("right_open");
        try (Statement one = connection.createStatement();
                Statement other = connection.createStatement();
                ResultSet outer = one.executeQuery(left)) {
            while (outer.next()) {
                try (ResultSet inner = other.executeQuery(right)) {
                    inner.next();
                    inner.next();
                }
            }
        }
    }

    private void executes() throws SQLException {
        String sql = table("executed");
        try (Statement statement = connection.createStatement()) {
            say("execute", statement.execute(sql));
            say("executed", count(statement.getResultSet(), 100));
            say("no more", statement.getMoreResults());
        }
    }

    private void scrolls() throws SQLException {
        String sql = table("scrolled");
        int insensitive = ResultSet.TYPE_SCROLL_INSENSITIVE;
        try (Statement statement = connection.createStatement(insensitive, ResultSet.CONCUR_READ_ONLY);
                ResultSet rows = statement.executeQuery(sql)) {
            say("last", rows.last());
            rows.beforeFirst();
            say("scrolled", count(rows, 100));
        }
    }

    private void readsElsewhere() throws Exception {
        String sql = table("read_elsewhere");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int[] counted = new int[1];
            Thread reader = new Thread(() -> {
                try {
                    counted[0] = count(rows, 100);
                } catch (SQLException e) {
                    counted[0] = -1;
                }
            });
            reader.start();
            reader.join();
            say("elsewhere", counted[0]);
        }
    }

    /** The program ends with the result half read. */
    private void leavesOpen() throws SQLException {
        ResultSet rows = connection.createStatement().executeQuery(table("left_behind"));
        say("left behind", count(rows, 7));
    }

    private static int count(ResultSet rows, int atMost) throws SQLException {
        int count = 0;
        while (count < atMost && rows.next()) {
            count++;
        }
        return count;
    }

    private static void say(String what, Object result) {
        System.out.println(what + ": " + result);
    }
}

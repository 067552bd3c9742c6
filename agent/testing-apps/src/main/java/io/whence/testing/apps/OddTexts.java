package io.whence.testing.apps;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;

/** Texts no parser likes, which SQLite takes or refuses without harm. */
public final class OddTexts {
    private OddTexts() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE odd (id INT)");
            String[] texts = {
                null,
                "",
                ";",
                ";;; -- only a remark",
                "this is not SQL",
                "\u0000\uffff\ud800 '",
                "SELECT 'never closed",
                "/* never closed",
                "SELECT " + repeat("(", 100_000) + "1" + repeat(")", 100_000),
                repeat("(", 100_000),
                "SELECT " + repeat("NOT ", 100_000) + "1",
                "SELECT " + repeat("CASE WHEN ", 50_000),
                "SELECT 1" + repeat(" UNION ALL SELECT 1", 50_000),
                "SELECT id FROM odd WHERE id IN (" + repeat("1, ", 333_333) + "1)",
                "INSERT INTO odd SELECT id FROM odd WHERE id = '" + repeat("x", 1_000_000) + "'",
                repeat("x", 1_000_000),
                "SELECT id FROM odd " + repeat("\"", 99_999),
                "INSERT INTO odd VALUES (1)",
            };
            for (String text : texts) {
                System.out.println(outcome(connection, text));
            }
        }
    }

    private static String outcome(Connection connection, String text) {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(text)) {
                return "count " + statement.getUpdateCount();
            }
            int rows = 0;
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    rows++;
                }
            }
            return "rows " + rows;
        } catch (SQLException e) {
            return "refused: " + e.getErrorCode();
        } catch (RuntimeException e) {
            return "refused: " + e;
        }
    }

    private static String repeat(String text, int times) {
        return String.join("", Collections.nCopies(times, text));
    }
}

package io.whence.testing.apps;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** One prepared INSERT, executed again and again. {@code OneInsert TIMES}. */
public final class OneInsert {
    private OneInsert() {}

    public static void main(String[] arguments) throws SQLException {
        int times = Integer.parseInt(arguments[0]);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:one");
                Statement create = connection.createStatement()) {
            create.executeUpdate("CREATE TABLE numbers (id INT)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO numbers VALUES (?)")) {
                for (int i = 0; i < times; i++) {
                    insert.setInt(1, i);
                    insert.executeUpdate();
                }
            }
        }
        System.out.println("inserted " + times);
    }
}

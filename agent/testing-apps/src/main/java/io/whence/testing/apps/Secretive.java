package io.whence.testing.apps;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Secrets wherever JDBC takes them. Each contains "secret". */
public final class Secretive {
    private Secretive() {}

    public static void main(String[] arguments) throws SQLException {
        String url = "jdbc:h2:mem:vault;DB_CLOSE_DELAY=-1";
        Properties properties = new Properties();
        properties.setProperty("user", "secret-user");
        properties.setProperty("password", "secret-password");
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            write(connection);
        }
        try (Connection connection = DriverManager.getConnection(url, "secret-user", "secret-password")) {
            read(connection);
        }
        try (Connection connection = DriverManager.getConnection(url + ";USER=secret-user;PASSWORD=secret-password")) {
            read(connection);
        }
        System.out.println("done");
    }

    private static void write(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE people (id INT, name VARCHAR(80))");
            statement.executeUpdate("INSERT INTO people VALUES (1234567891, 'secret literal')");
            statement.executeUpdate(
                    "INSERT INTO people VALUES (1234567891, 'a ''secret'' in quotes') -- secret remark");
            statement.executeUpdate("UPDATE people SET name = $$secret dollars$$ WHERE id = 1234567891");
            statement.addBatch("DELETE FROM people WHERE name = 'secret batch'");
            statement.executeBatch();
        }
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO people VALUES (?, ?)")) {
            statement.setInt(1, 1234567891);
            statement.setString(2, "secret value");
            statement.executeUpdate();
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO nowhere VALUES ('secret failure')");
        } catch (SQLException e) {
            System.out.println(e.getErrorCode());
        }
    }

    private static void read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT id FROM people WHERE name LIKE 'secret%' OR id = 1234567891 /* secret remark */")) {
            while (rows.next()) {
                System.out.println(rows.getInt(1));
            }
        }
    }
}

package io.whence.testing.apps;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The ways by which data moves in every database, between the two that the URLs name. */
public final class DatabasePaths {
    private DatabasePaths() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection shop = DriverManager.getConnection(arguments[0]);
                Connection report = DriverManager.getConnection(arguments[1])) {
            execute(shop, "CREATE TABLE orders (id INT PRIMARY KEY, customer VARCHAR(40), amount INT)");
            execute(shop, "CREATE TABLE totals (customer VARCHAR(40), total INT)");
            execute(report, "CREATE TABLE customers (name VARCHAR(40))");
            insertBatch(shop);
            rollBack(shop);
            System.out.println(update(shop, "UPDATE orders SET amount = amount + 1 WHERE id > 1") + " orders changed");
            System.out.println(update(
                            shop,
                            "INSERT INTO totals (customer, total)"
                                    + " SELECT customer, SUM(amount) FROM orders GROUP BY customer")
                    + " totals");
            copy(shop, report);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static void insertBatch(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO orders (id, customer, amount) VALUES (?, ?, ?)")) {
            for (int id = 1; id <= 3; id++) {
                insert.setInt(1, id);
                insert.setString(2, "customer " + id);
                insert.setInt(3, 10 * id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void rollBack(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        update(connection, "DELETE FROM orders WHERE id = 1");
        update(connection, "INSERT INTO orders (id, customer, amount) VALUES (4, 'customer 4', 40)");
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private static void copy(Connection shop, Connection report) throws SQLException {
        try (Statement read = shop.createStatement();
                ResultSet totals = read.executeQuery("SELECT customer FROM totals WHERE total > 10");
                PreparedStatement write = report.prepareStatement("INSERT INTO customers (name) VALUES (?)")) {
            while (totals.next()) {
                write.setString(1, totals.getString(1));
                write.executeUpdate();
            }
        }
    }
}

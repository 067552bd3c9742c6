package io.whence.testing.apps;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The smallest pipeline: three orders from one database, through Java, into another. */
public final class CopyOrders {
    private CopyOrders() {}

    public static void main(String[] arguments) throws SQLException {
        String shop = arguments.length > 0 ? arguments[0] : "jdbc:h2:mem:shop";
        String report = arguments.length > 1 ? arguments[1] : "jdbc:h2:mem:report";
        try (Connection source = DriverManager.getConnection(shop);
                Connection target = DriverManager.getConnection(report)) {
            fill(source);
            System.out.println(copy(source, target) + " orders copied");
        }
    }

    private static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE orders (id INT, customer VARCHAR(40))");
            statement.executeUpdate("INSERT INTO orders VALUES (1, 'Ada'), (2, 'Grace'), (3, 'Edsger')");
        }
    }

    private static int copy(Connection source, Connection target) throws SQLException {
        int copied = 0;
        try (Statement create = target.createStatement()) {
            create.executeUpdate("CREATE TABLE customers (name VARCHAR(40))");
        }
        try (Statement read = source.createStatement();
                ResultSet orders = read.executeQuery("SELECT customer FROM orders");
                PreparedStatement write = target.prepareStatement("INSERT INTO customers VALUES (?)")) {
            while (orders.next()) {
                write.setString(1, orders.getString(1));
                copied += write.executeUpdate();
            }
        }
        return copied;
    }
}

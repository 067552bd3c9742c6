package io.whence.testing.apps;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** One small pipeline, which is the same whatever pool or wrapper its connections come from. */
public final class PooledPipeline {
    private static final String COUNT_UP =
            "INSERT INTO totals SELECT customer, SUM(amount) FROM orders WHERE amount > ? GROUP BY customer";

    private PooledPipeline() {}

    /** @param arguments what the connections come from: see {@link DataSources} */
    public static void main(String[] arguments) throws Exception {
        try (DataSources sources = new DataSources(arguments[0])) {
            DataSource shop = sources.of("shop");
            DataSource report = sources.of("report");
            define(shop, report);
            fill(shop);
            giveUp(shop);
            // twice: what a pool keeps of connections and statements is used again
            total(shop, 5);
            total(shop, 10);
            failToFill(shop);
            copy(shop, report);
        }
    }

    private static void define(DataSource shop, DataSource report) throws SQLException {
        try (Connection connection = shop.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, customer VARCHAR(40), amount INT)");
            statement.execute("CREATE TABLE totals (customer VARCHAR(40), total INT)");
        }
        try (Connection connection = report.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (name VARCHAR(40))");
        }
    }

    private static void fill(DataSource shop) throws SQLException {
        try (Connection connection = shop.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders VALUES (?, ?, ?)")) {
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
    }

    private static void giveUp(DataSource shop) throws SQLException {
        try (Connection connection = shop.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement delete = connection.createStatement()) {
                delete.executeUpdate("DELETE FROM orders");
            }
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void total(DataSource shop, int least) throws SQLException {
        try (Connection connection = shop.getConnection();
                PreparedStatement insert = connection.prepareStatement(COUNT_UP)) {
            insert.setInt(1, least);
            System.out.println(insert.executeUpdate() + " totals");
        }
    }

    private static void failToFill(DataSource shop) throws SQLException {
        try (Connection connection = shop.getConnection();
                Statement insert = connection.createStatement()) {
            insert.executeUpdate("INSERT INTO orders (id) VALUES (1)");
        } catch (SQLException expected) {
            System.out.println("there is an order 1");
        }
    }

    private static void copy(DataSource shop, DataSource report) throws SQLException {
        try (Connection source = shop.getConnection();
                Connection target = report.getConnection();
                Statement read = source.createStatement();
                ResultSet totals = read.executeQuery("SELECT customer FROM totals WHERE total > 10");
                PreparedStatement write = target.prepareStatement("INSERT INTO customers VALUES (?)")) {
            while (totals.next()) {
                write.setString(1, totals.getString(1));
                write.executeUpdate();
            }
        }
    }
}

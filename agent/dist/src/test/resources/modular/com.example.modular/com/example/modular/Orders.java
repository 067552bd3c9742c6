package com.example.modular;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A program that is a module, and names no other module than java.sql. */
public final class Orders {
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:modular");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE orders (id INT)");
            statement.executeUpdate("INSERT INTO orders VALUES (1), (2)");
            try (ResultSet orders = statement.executeQuery("SELECT id FROM orders")) {
                while (orders.next()) {
                    System.out.println("order " + orders.getInt(1));
                }
            }
        }
        System.out.println(Orders.class.getModule());
    }
}

package io.whence.benchmarks.programs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The shortest program with lineage: one table, one row in and out. */
public final class HelloJdbc {
    private HelloJdbc() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:hello");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE greeting (id INT PRIMARY KEY, text VARCHAR(20))");
            statement.executeUpdate("INSERT INTO greeting VALUES (1, 'hello JDBC')");
            try (ResultSet rows = statement.executeQuery("SELECT text FROM greeting WHERE id = 1")) {
                while (rows.next()) {
                    System.out.println(rows.getString(1));
                }
            }
        }
    }
}

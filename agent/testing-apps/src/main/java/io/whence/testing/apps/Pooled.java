package io.whence.testing.apps;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** The same work through each kind of pool. {@code Pooled url|driver|datasource|h2}. */
public final class Pooled {
    private static final String URL = "jdbc:h2:mem:pooled;DB_CLOSE_DELAY=-1";

    private Pooled() {}

    public static void main(String[] arguments) throws SQLException {
        switch (arguments[0]) {
            case "h2":
                JdbcConnectionPool h2 = JdbcConnectionPool.create(URL, "sa", "");
                copy(h2);
                h2.dispose();
                break;
            case "none":
                copy(h2DataSource());
                break;
            default:
                try (HikariDataSource pool = new HikariDataSource(hikari(arguments[0]))) {
                    copy(pool);
                }
        }
        System.out.println("done");
    }

    private static JdbcDataSource h2DataSource() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(URL);
        source.setUser("sa");
        return source;
    }

    private static HikariConfig hikari(String kind) {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(2);
        config.setUsername("sa");
        switch (kind) {
            case "url":
                config.setJdbcUrl(URL);
                break;
            case "driver":
                config.setDriverClassName("org.h2.Driver");
                config.setJdbcUrl(URL);
                break;
            case "datasource":
                config.setDataSource(h2DataSource());
                break;
            default:
                throw new IllegalArgumentException(kind);
        }
        return config;
    }

    private static void copy(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE source AS SELECT x AS id FROM SYSTEM_RANGE(1, 10)");
            statement.executeUpdate("CREATE TABLE target (id INT)");
        }
        try (Connection connection = pool.getConnection();
                Statement read = connection.createStatement();
                PreparedStatement write = connection.prepareStatement("INSERT INTO target VALUES (?)");
                ResultSet rows = read.executeQuery("SELECT id FROM source")) {
            connection.setAutoCommit(false);
            while (rows.next()) {
                write.setInt(1, rows.getInt(1));
                write.addBatch();
            }
            write.executeBatch();
            connection.commit();
        }
        // given back to the pool uncommitted: pools roll back
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("INSERT INTO target VALUES (11)");
        }
    }
}

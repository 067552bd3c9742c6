package io.whence.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Calls on H2 in memory, the fastest database there is to add something to. Run by {@link JdbcBenchmark}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JdbcCalls {
    static final int ROWS = 1_000;
    static final int BATCH = 100;

    private Connection connection;
    private Statement plain;
    private PreparedStatement select;
    private PreparedStatement scan;
    private PreparedStatement insert;
    private int next;

    @Setup
    public void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:jmh");
        plain = connection.createStatement();
        plain.execute("CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20), price INT)");
        plain.execute("CREATE TABLE sink (id INT, name VARCHAR(20), price INT)");
        plain.execute("INSERT INTO item SELECT x, 'item ' || x, x * 3 FROM SYSTEM_RANGE(0, " + (ROWS - 1) + ")");
        select = connection.prepareStatement("SELECT price FROM item WHERE id = ?");
        scan = connection.prepareStatement("SELECT id, price FROM item");
        insert = connection.prepareStatement("INSERT INTO sink (id, name, price) VALUES (?, ?, ?)");
    }

    @TearDown(Level.Iteration)
    public void empty() throws SQLException {
        plain.execute("TRUNCATE TABLE sink");
    }

    @TearDown
    public void close() throws SQLException {
        connection.close();
    }

    private int nextId() {
        next = next + 1 == ROWS ? 0 : next + 1;
        return next;
    }

    @Benchmark
    public int pointSelect() throws SQLException {
        select.setInt(1, nextId());
        try (ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long scannedRow() throws SQLException {
        long sum = 0;
        try (ResultSet rows = scan.executeQuery()) {
            while (rows.next()) {
                sum += rows.getInt(2);
            }
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int batchedRow() throws SQLException {
        for (int i = 0; i < BATCH; i++) {
            insert.setInt(1, i);
            insert.setString(2, "name");
            insert.setInt(3, i);
            insert.addBatch();
        }
        return insert.executeBatch().length;
    }

    @Benchmark
    public int adHocSelect() throws SQLException {
        next++;
        try (ResultSet rows = plain.executeQuery(
                "SELECT price FROM item WHERE id = " + next % ROWS + " AND name <> '" + next + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

package io.whence.benchmarks.programs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Executes one prepared INSERT many times, then prints how long that took and, after full collections, how much heap is
 * in use: with the rows and, with the connection and the statement still open, without them.
 */
public final class MillionInserts {
    private MillionInserts() {}

    /** @param arguments how many */
    public static void main(String[] arguments) throws SQLException, InterruptedException {
        int count = Integer.parseInt(arguments[0]);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:million;DB_CLOSE_DELAY=-1")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE measurement (id INT PRIMARY KEY, reading DOUBLE, note VARCHAR(20))");
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO measurement (id, reading, note) VALUES (?, ?, ?)")) {
                long start = System.nanoTime();
                for (int i = 0; i < count; i++) {
                    insert.setInt(1, i);
                    insert.setDouble(2, i * 0.5);
                    insert.setString(3, "note");
                    insert.executeUpdate();
                }
                System.out.println("millis " + (System.nanoTime() - start) / 1_000_000);
                System.out.println("heapWithRows " + usedHeap());
                try (Statement statement = connection.createStatement()) {
                    statement.execute("TRUNCATE TABLE measurement");
                }
                System.out.println("heap " + usedHeap());
            }
        }
    }

    private static long usedHeap() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            System.gc();
            Thread.sleep(300); // references are cleared, and their owners' threads run
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}

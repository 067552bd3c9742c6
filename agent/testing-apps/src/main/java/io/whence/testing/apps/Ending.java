package io.whence.testing.apps;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/** Writes a row and ends, in one of the ways programs end. */
public final class Ending {
    private static final String URL = "jdbc:h2:mem:ending;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";

    private Ending() {}

    public static void main(String[] arguments) throws Exception {
        Connection connection = DriverManager.getConnection(URL);
        execute(connection, "CREATE TABLE orders (id INT PRIMARY KEY, customer VARCHAR(40))");
        execute(connection, "INSERT INTO orders VALUES (4711, 'Erika Mustermann')");
        System.out.println("written");
        end(arguments[0], connection);
        System.out.println("main ends");
    }

    private static void end(String how, Connection connection) throws Exception {
        switch (how) {
            case "normally":
                break;
            case "exit":
                System.exit(3);
                break;
            case "exit-in-thread":
                exitElsewhere();
                break;
            case "exit-in-transaction":
                connection.setAutoCommit(false);
                execute(connection, "INSERT INTO orders VALUES (4712, 'Max Mustermann')");
                execute(connection, "UPDATE orders SET customer = 'nobody'");
                System.exit(0);
                break;
            case "uncaught":
                throw new IllegalStateException("order '4711' of \"Erika Mustermann\" (4711, Erika) is broken");
            case "uncaught-sql":
                // the driver's message holds the statement, its literals and the row in conflict
                execute(connection, "INSERT INTO orders VALUES (4711, 'Erika Mustermann')");
                break;
            case "uncaught-in-thread":
                failElsewhere();
                break;
            case "signal":
                System.out.println("ready");
                new CountDownLatch(1).await();
                break;
            case "hook-writes":
                Runtime.getRuntime().addShutdownHook(new Thread(() -> writeLate(connection)));
                break;
            case "daemon":
                leaveDaemonBehind(connection);
                break;
            default:
                throw new IllegalArgumentException(how);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static void exitElsewhere() throws InterruptedException {
        Thread thread = new Thread(() -> System.exit(4), "worker");
        thread.start();
        thread.join();
    }

    private static void failElsewhere() throws InterruptedException {
        Thread thread = new Thread(
                () -> {
                    throw new IllegalStateException("a worker's trouble");
                },
                "worker");
        thread.start();
        thread.join();
    }

    private static void writeLate(Connection connection) {
        try {
            execute(connection, "CREATE TABLE audit (what VARCHAR(40))");
            execute(connection, "INSERT INTO audit VALUES ('ended')");
            System.out.println("hook has written");
        } catch (SQLException e) {
            System.out.println("hook failed: " + e);
        }
    }

    /** A daemon that is still at work when main does. */
    private static void leaveDaemonBehind(Connection connection) throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        Thread daemon = new Thread(
                () -> {
                    try {
                        execute(connection, "INSERT INTO orders VALUES (4713, 'Daemon')");
                        written.countDown();
                        new CountDownLatch(1).await();
                    } catch (SQLException | InterruptedException e) {
                        System.out.println("daemon failed: " + e);
                    }
                },
                "daemon");
        daemon.setDaemon(true);
        daemon.start();
        written.await();
    }
}

package io.whence.benchmarks.sql;

import io.whence.sql.Dialect;
import io.whence.sql.SqlAnalyzer;

/** Prints how many microseconds the first analysis of a JVM takes, the library's loading included. */
public final class FirstStatement {
    private FirstStatement() {}

    public static void main(String[] arguments) {
        String sql = "INSERT INTO daily (day, total) SELECT o.day, SUM(o.amount) FROM orders o "
                + "JOIN customers c ON c.id = o.customer_id WHERE c.country = 'NL' GROUP BY o.day";
        long start = System.nanoTime();
        SqlAnalyzer.builder(Dialect.POSTGRESQL).build().analyze(sql);
        System.out.println((System.nanoTime() - start) / 1_000);
    }
}

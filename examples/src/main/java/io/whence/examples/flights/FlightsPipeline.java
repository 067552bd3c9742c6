package io.whence.examples.flights;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Loads two weeks of flights from New York into a warehouse, builds the day's figures there, and writes a report of
 * them into a second database. Every table is dropped and built anew, so it can be run again and again.
 */
public final class FlightsPipeline {

    private final Options options;
    private final PrintStream out;

    FlightsPipeline(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] args) throws IOException, SQLException {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(Options.USAGE);
            System.exit(2);
            return;
        }
        new FlightsPipeline(options, System.out).run();
    }

    void run() throws IOException, SQLException {
        int flights = load();
        try (HikariDataSource warehouse = pool(options.warehouse())) {
            transform(warehouse, flights);
            report(warehouse);
        }
    }

    /** Returns the number of flights. */
    private int load() throws IOException, SQLException {
        try (Connection warehouse = DriverManager.getConnection(options.warehouse())) {
            LoadStep load = new LoadStep(warehouse, options.data());
            load.createTables();
            int carriers = load.load(RawTable.CARRIERS);
            int airports = load.load(RawTable.AIRPORTS);
            int weather = load.load(RawTable.WEATHER);
            int flights = load.load(RawTable.FLIGHTS);
            print(
                    "Loaded %,d flights, %,d hours of weather, %,d airports and %,d carriers.",
                    flights, weather, airports, carriers);
            return flights;
        }
    }

    private void transform(HikariDataSource warehouse, int flights) throws IOException, SQLException {
        try (Connection connection = warehouse.getConnection()) {
            TransformStep transform = new TransformStep(connection);
            transform.createTables();
            transform.buildFlightFacts();
            TransformStep.Marts marts = transform.buildMarts();
            print(
                    "Built flight_facts, airport_daily (%d rows) and carrier_performance (%d rows merged).",
                    marts.airportDays(), marts.carriersMerged());
            EstimateStep.Outcome estimates = new EstimateStep(connection).run(flights);
            print(
                    "%s %d delay estimates for diverted flights (at most %d are allowed).",
                    estimates.kept() ? "Kept" : "Rolled back", estimates.rows(), estimates.allowed());
        }
    }

    private void report(HikariDataSource warehouse) throws IOException, SQLException {
        try (Connection source = warehouse.getConnection();
                Connection target = DriverManager.getConnection(options.summary())) {
            SummaryStep summary = new SummaryStep(source, target);
            summary.createTable();
            SummaryStep.Result result = summary.run();
            print(
                    "Wrote daily_report (%d rows); worst day: %s, %s, %.0f%% of the flights cancelled.",
                    result.rows(), result.worstAirport(), result.worstDay(), result.worstCancelledPercent());
        }
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("warehouse");
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private void print(String format, Object... arguments) {
        out.println(String.format(Locale.ENGLISH, format, arguments));
    }
}

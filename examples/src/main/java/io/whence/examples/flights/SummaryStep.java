package io.whence.examples.flights;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the marts back, computes what SQL says badly (a smoothed delay, how many days in a row were disrupted), and
 * writes the report into the summary database.
 */
final class SummaryStep {

    private final Connection warehouse;
    private final Connection summary;

    SummaryStep(Connection warehouse, Connection summary) {
        this.warehouse = warehouse;
        this.summary = summary;
    }

    void createTable() throws IOException, SQLException {
        SqlResource.named("summary-tables.sql").run(summary);
    }

    Result run() throws IOException, SQLException {
        Map<String, MainCarrier> mainCarriers = readMainCarriers();
        Result result = new Result();
        summary.setAutoCommit(false);
        try (Statement query = warehouse.createStatement();
                ResultSet days =
                        query.executeQuery(SqlResource.named("read-days.sql").text());
                PreparedStatement insert = summary.prepareStatement(
                        SqlResource.named("write-report.sql").text())) {
            String origin = "";
            Disruption disruption = new Disruption();
            while (days.next()) {
                if (!days.getString("origin").equals(origin)) {
                    origin = days.getString("origin");
                    disruption = new Disruption();
                }
                disruption.addDay(days.getInt("flights"), days.getInt("cancelled"), days.getDouble("avg_dep_delay"));
                write(insert, days, disruption, mainCarriers.get(origin), result);
            }
            summary.commit();
        }
        return result;
    }

    /** The carrier with the most flights, by origin. */
    private Map<String, MainCarrier> readMainCarriers() throws IOException, SQLException {
        Map<String, MainCarrier> carriers = new HashMap<>();
        try (Statement query = warehouse.createStatement();
                ResultSet rows = query.executeQuery(
                        SqlResource.named("read-carriers.sql").text())) {
            while (rows.next()) {
                carriers.putIfAbsent(
                        rows.getString("origin"),
                        new MainCarrier(
                                rows.getString("carrier_name"),
                                100.0 * rows.getInt("on_time") / rows.getInt("flights")));
            }
        }
        return carriers;
    }

    private static void write(
            PreparedStatement insert, ResultSet day, Disruption disruption, MainCarrier carrier, Result result)
            throws SQLException {
        insert.setString(1, day.getString("airport"));
        insert.setString(2, day.getString("flight_date"));
        insert.setInt(3, day.getInt("flights"));
        insert.setDouble(4, disruption.cancelledPercent());
        insert.setDouble(5, disruption.smoothedDelay());
        insert.setInt(6, disruption.daysInARow());
        insert.setString(7, carrier.name);
        insert.setDouble(8, carrier.onTimePercent);
        result.add(
                insert.executeUpdate(),
                day.getString("airport"),
                day.getString("flight_date"),
                disruption.cancelledPercent());
    }

    private static final class MainCarrier {
        private final String name;
        private final double onTimePercent;

        MainCarrier(String name, double onTimePercent) {
            this.name = name;
            this.onTimePercent = onTimePercent;
        }
    }

    /** The rows written and the worst day among them. */
    static final class Result {
        private int rows;
        private String worstAirport = "";
        private String worstDay = "";
        private double worstCancelledPercent = -1;

        int rows() {
            return rows;
        }

        String worstAirport() {
            return worstAirport;
        }

        String worstDay() {
            return worstDay;
        }

        double worstCancelledPercent() {
            return worstCancelledPercent;
        }

        private void add(int written, String airport, String day, double cancelledPercent) {
            rows += written;
            if (cancelledPercent > worstCancelledPercent) {
                worstAirport = airport;
                worstDay = day;
                worstCancelledPercent = cancelledPercent;
            }
        }
    }
}

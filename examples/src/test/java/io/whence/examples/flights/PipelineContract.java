package io.whence.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pipeline does on any warehouse. */
abstract class PipelineContract {

    @TempDir
    Path directory;

    private String warehouse;
    private String summary;
    private List<String> printed;

    abstract String warehouseUrl();

    @BeforeEach
    void runPipeline() throws Exception {
        warehouse = warehouseUrl();
        summary = "jdbc:sqlite:" + directory.resolve("summary.db");
        printed = run(warehouse, summary);
    }

    @Test
    void saysWhatItDid() {
        assertThat(printed)
                .containsExactly(
                        "Loaded 12,222 flights, 1,008 hours of weather, 3,376 airports and 16 carriers.",
                        "Built flight_facts, airport_daily (42 rows) and carrier_performance (64 rows merged).",
                        "Rolled back 38 delay estimates for diverted flights (at most 30 are allowed).",
                        "Wrote daily_report (42 rows); worst day: LaGuardia, 2013-02-09,"
                                + " 66% of the flights cancelled.");
    }

    @Test
    void loadsTheFilesAsTheyAre() throws SQLException {
        assertThat(query(warehouse, "SELECT COUNT(*), COUNT(dep_time), SUM(distance) FROM flights"))
                .containsExactly("12222|11161|12179362");
        assertThat(query(warehouse, "SELECT COUNT(*), COUNT(wind_speed) FROM weather"))
                .containsExactly("1008|1008");
        assertThat(query(warehouse, "SELECT COUNT(*) FROM airports")).containsExactly("3376");
        assertThat(query(warehouse, "SELECT name FROM carriers WHERE carrier = 'WN'"))
                .containsExactly("Southwest Airlines Co.");
        assertThat(query(
                        warehouse,
                        "SELECT flight_number, tail_number, origin, dest, CAST(scheduled_hour AS VARCHAR(30)),"
                                + " dep_time, dep_delay, arr_time, arr_delay, air_time, distance FROM flights"
                                + " WHERE flight_date = DATE '2013-02-01' AND carrier = 'US' AND flight_number = 1117"))
                .containsExactly("1117|N197UW|EWR|CLT|2013-02-01 10:00:00|456|-4|652|4|98|529");
    }

    @Test
    void givesEveryFlightItsStatusAndWeather() throws SQLException {
        assertThat(query(warehouse, "SELECT status, COUNT(*) FROM flight_facts GROUP BY status ORDER BY status"))
                .containsExactly("cancelled|1061", "diverted|38", "late|2527", "on time|8596");
        assertThat(query(warehouse, "SELECT COUNT(*) FROM flight_facts WHERE wind_speed IS NULL"))
                .containsExactly("0");
        assertThat(query(
                        warehouse,
                        "SELECT destination, COUNT(*) FROM flight_facts WHERE origin = 'LGA' AND carrier = 'B6'"
                                + " GROUP BY destination ORDER BY destination"))
                .containsExactly(
                        "Fort Lauderdale-Hollywood Int'l|84",
                        "Orlando International|56",
                        "Palm Beach International|42",
                        "Sarasota Bradenton International|14",
                        "Southwest Florida International|14",
                        "Tampa International|28");
    }

    @Test
    void ranksEachAirportsDaysByDelay() throws SQLException {
        assertThat(query(
                        warehouse,
                        "SELECT origin, flight_date, flights, cancelled, avg_dep_delay, delay_rank"
                                + " FROM airport_daily WHERE delay_rank = 1 ORDER BY origin"))
                .containsExactly(
                        "EWR|2013-02-11|340|28|33.03|1",
                        "JFK|2013-02-11|302|26|56.22|1",
                        "LGA|2013-02-11|287|19|28.45|1");
    }

    @Test
    void mergesTheSecondWeekIntoTheFirst() throws SQLException {
        assertThat(query(warehouse, "SELECT COUNT(*), SUM(flights), MIN(as_of), MAX(as_of) FROM carrier_performance"))
                .containsExactly("32|12222|2013-02-14|2013-02-14");
        assertThat(query(
                        warehouse,
                        "SELECT carrier_name, flights, on_time, avg_recovered_minutes FROM carrier_performance"
                                + " WHERE origin = 'EWR' AND carrier = 'EV'"))
                .containsExactly("ExpressJet Airlines Inc.|1725|976|-0.59");
    }

    @Test
    void leavesNothingOfWhatItRolledBack() throws SQLException {
        assertThat(query(warehouse, "SELECT COUNT(*) FROM delay_estimates")).containsExactly("0");
    }

    @Test
    void reportsEveryDay() throws SQLException {
        assertThat(query(summary, "SELECT airport, COUNT(*), SUM(flights) FROM daily_report GROUP BY airport"))
                .containsExactly("John F Kennedy Intl|14|4108", "LaGuardia|14|3658", "Newark Intl|14|4456");
    }

    @Test
    void followsTheBlizzardFromDayToDay() throws SQLException {
        assertThat(query(
                        summary,
                        "SELECT flight_date, flights, ROUND(cancelled_percent, 1), ROUND(smoothed_delay, 2),"
                                + " disrupted_days FROM daily_report WHERE airport = 'Newark Intl'"
                                + " AND flight_date BETWEEN '2013-02-07' AND '2013-02-12' ORDER BY flight_date"))
                .containsExactly(
                        "2013-02-07|344|0.9|8.62|0",
                        "2013-02-08|341|51.9|8.62|1",
                        "2013-02-09|231|57.6|19.16|2",
                        "2013-02-10|297|3.4|17.25|0",
                        "2013-02-11|340|8.2|25.14|1",
                        "2013-02-12|331|0.0|16.46|0");
    }

    @Test
    void namesEachAirportsMainCarrier() throws SQLException {
        assertThat(query(
                        summary,
                        "SELECT DISTINCT airport, main_carrier, ROUND(main_carrier_on_time_percent, 2)"
                                + " FROM daily_report ORDER BY airport"))
                .containsExactly(
                        "John F Kennedy Intl|JetBlue Airways|69.86",
                        "LaGuardia|Delta Air Lines Inc.|73.33",
                        "Newark Intl|ExpressJet Airlines Inc.|56.58");
    }

    @Test
    void canBeRunAgain() throws Exception {
        List<String> before = contents(warehouse, summary);
        assertThat(run(warehouse, summary)).isEqualTo(printed);
        assertThat(contents(warehouse, summary)).isEqualTo(before);
    }

    static List<String> run(String warehouse, String summary) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Options options = Options.parse(
                "--warehouse",
                warehouse,
                "--summary",
                summary,
                "--data",
                Paths.get("data").toString());
        new FlightsPipeline(options, new PrintStream(out, true, StandardCharsets.UTF_8)).run();
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Every row that the pipeline computed. */
    static List<String> contents(String warehouse, String summary) throws SQLException {
        List<String> rows = new ArrayList<>();
        rows.addAll(
                query(warehouse, "SELECT * FROM flight_facts ORDER BY flight_date, carrier, flight_number, origin"));
        rows.addAll(query(warehouse, "SELECT * FROM airport_daily ORDER BY origin, flight_date"));
        rows.addAll(query(warehouse, "SELECT * FROM carrier_performance ORDER BY origin, carrier"));
        rows.addAll(query(summary, "SELECT * FROM daily_report ORDER BY airport, flight_date"));
        return rows;
    }

    static List<String> query(String url, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> fields = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    // Not getString: drivers write one and the same number in several ways.
                    fields.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join("|", fields));
            }
        }
        return rows;
    }
}

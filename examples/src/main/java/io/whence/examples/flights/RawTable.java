package io.whence.examples.flights;

import java.sql.SQLException;

/** A raw table: with its file, its INSERT, and how a record of the one fills a row of the other. */
final class RawTable {
    static final RawTable CARRIERS = new RawTable(
            "airlines.csv",
            "INSERT INTO carriers (carrier, name) VALUES (?, ?)",
            (from, to) -> to.text(from.get("carrier")).text(from.get("name")));

    static final RawTable AIRPORTS = new RawTable(
            "airports.csv",
            "INSERT INTO airports (iata, name, city, state, latitude, longitude) VALUES (?, ?, ?, ?, ?, ?)",
            (from, to) -> to.text(from.get("iata"))
                    .text(from.get("name"))
                    .text(from.get("city"))
                    .text(from.get("state"))
                    .real(from.get("latitude"))
                    .real(from.get("longitude")));

    static final RawTable WEATHER = new RawTable(
            "weather.csv.gz",
            "INSERT INTO weather (origin, observed_hour, temperature, wind_speed, precipitation, visibility)"
                    + " VALUES (?, ?, ?, ?, ?, ?)",
            (from, to) -> to.text(from.get("origin"))
                    .timestamp(from.get("time_hour"))
                    .real(from.get("temp"))
                    .real(from.get("wind_speed"))
                    .real(from.get("precip"))
                    .real(from.get("visib")));

    static final RawTable FLIGHTS = new RawTable(
            "flights.csv.gz",
            "INSERT INTO flights (flight_date, carrier, flight_number, tail_number, origin, dest, scheduled_hour,"
                    + " dep_time, dep_delay, arr_time, arr_delay, air_time, distance)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (from, to) -> to.date(from.get("year"), from.get("month"), from.get("day"))
                    .text(from.get("carrier"))
                    .integer(from.get("flight"))
                    .text(from.get("tailnum"))
                    .text(from.get("origin"))
                    .text(from.get("dest"))
                    .timestamp(from.get("time_hour"))
                    .integer(from.get("dep_time"))
                    .integer(from.get("dep_delay"))
                    .integer(from.get("arr_time"))
                    .integer(from.get("arr_delay"))
                    .integer(from.get("air_time"))
                    .integer(from.get("distance")));

    private final String file;
    private final String insert;
    private final Mapping mapping;

    private RawTable(String file, String insert, Mapping mapping) {
        this.file = file;
        this.insert = insert;
        this.mapping = mapping;
    }

    String file() {
        return file;
    }

    String insert() {
        return insert;
    }

    void map(CsvFile from, BatchInsert to) throws SQLException {
        mapping.apply(from, to);
    }

    private interface Mapping {
        void apply(CsvFile from, BatchInsert to) throws SQLException;
    }
}

package io.whence.examples.flights;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Builds the facts and the marts inside the warehouse. */
final class TransformStep {

    /** The data's two weeks: the carriers' figures are brought up to date at the end of each. */
    private static final List<LocalDate> WEEK_ENDS = Arrays.asList(LocalDate.of(2013, 2, 7), LocalDate.of(2013, 2, 14));

    private final Connection warehouse;

    TransformStep(Connection warehouse) {
        this.warehouse = warehouse;
    }

    void createTables() throws IOException, SQLException {
        SqlResource.named("mart-tables.sql").run(warehouse);
    }

    /** In a transaction of its own, as H2 commits on every CREATE TABLE anyway. */
    void buildFlightFacts() throws IOException, SQLException {
        try (Statement statement = warehouse.createStatement()) {
            statement.executeUpdate(SqlResource.named("flight-facts.sql").text());
        }
    }

    /** Both marts in one transaction: readers see them of the same state. */
    Marts buildMarts() throws IOException, SQLException {
        warehouse.setAutoCommit(false);
        try {
            Marts marts = new Marts(buildAirportDaily(), mergeCarrierPerformance());
            warehouse.commit();
            return marts;
        } catch (SQLException e) {
            warehouse.rollback();
            throw e;
        } finally {
            warehouse.setAutoCommit(true);
        }
    }

    private int buildAirportDaily() throws IOException, SQLException {
        try (Statement statement = warehouse.createStatement()) {
            return statement.executeUpdate(
                    SqlResource.named("airport-daily.sql").text());
        }
    }

    private int mergeCarrierPerformance() throws IOException, SQLException {
        int rows = 0;
        String sql = SqlResource.named("carrier-performance.sql").text();
        try (PreparedStatement merge = warehouse.prepareStatement(sql)) {
            for (LocalDate weekEnd : WEEK_ENDS) {
                merge.setObject(1, weekEnd, Types.DATE);
                rows += merge.executeUpdate();
            }
        }
        return rows;
    }

    /** The rows written to the two marts. */
    static final class Marts {
        private final int airportDays;
        private final int carriersMerged;

        Marts(int airportDays, int carriersMerged) {
            this.airportDays = airportDays;
            this.carriersMerged = carriersMerged;
        }

        int airportDays() {
            return airportDays;
        }

        int carriersMerged() {
            return carriersMerged;
        }
    }
}

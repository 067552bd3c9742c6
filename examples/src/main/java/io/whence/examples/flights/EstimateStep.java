package io.whence.examples.flights;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Estimates the arrival delay of diverted flights, and keeps the estimates only while they are few: past a share of
 * the flights they would bend the figures. The two weeks hold a blizzard, so here they are rolled back.
 */
final class EstimateStep {

    /** At most one flight in this many may have an estimate. */
    private static final int FLIGHTS_AN_ESTIMATE = 400;

    private final Connection warehouse;

    EstimateStep(Connection warehouse) {
        this.warehouse = warehouse;
    }

    Outcome run(int flights) throws IOException, SQLException {
        int allowed = flights / FLIGHTS_AN_ESTIMATE;
        warehouse.setAutoCommit(false);
        try (Statement statement = warehouse.createStatement()) {
            int rows = statement.executeUpdate(
                    SqlResource.named("delay-estimates.sql").text());
            if (rows <= allowed) {
                warehouse.commit();
            } else {
                warehouse.rollback();
            }
            return new Outcome(rows, allowed);
        } finally {
            warehouse.setAutoCommit(true);
        }
    }

    static final class Outcome {
        private final int rows;
        private final int allowed;

        Outcome(int rows, int allowed) {
            this.rows = rows;
            this.allowed = allowed;
        }

        int rows() {
            return rows;
        }

        int allowed() {
            return allowed;
        }

        boolean kept() {
            return rows <= allowed;
        }
    }
}

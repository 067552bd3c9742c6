package io.whence.examples.flights;

/** How disrupted one airport is, followed day by day. */
final class Disruption {

    private static final double NEWEST_DAY_WEIGHT = 0.5;
    private static final double DISRUPTED_PERCENT = 5;

    private boolean first = true;
    private double cancelledPercent;
    private double smoothedDelay;
    private int daysInARow;

    void addDay(int flights, int cancelled, double averageDelay) {
        cancelledPercent = 100.0 * cancelled / flights;
        daysInARow = cancelledPercent >= DISRUPTED_PERCENT ? daysInARow + 1 : 0;
        smoothedDelay =
                first ? averageDelay : NEWEST_DAY_WEIGHT * averageDelay + (1 - NEWEST_DAY_WEIGHT) * smoothedDelay;
        first = false;
    }

    double cancelledPercent() {
        return cancelledPercent;
    }

    /** Minutes: an exponentially smoothed mean of the days' average departure delays. */
    double smoothedDelay() {
        return smoothedDelay;
    }

    /** The days up to this one, without a break, of which each had many flights cancelled. */
    int daysInARow() {
        return daysInARow;
    }
}

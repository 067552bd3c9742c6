package io.whence.sql;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of units of time, which some functions take where others take a column. */
final class TimeUnits {
    private static final Set<String> NAMES = new HashSet<>(Arrays.asList(
            "YEAR",
            "YEARS",
            "YYYY",
            "YY",
            "QUARTER",
            "QUARTERS",
            "QQ",
            "MONTH",
            "MONTHS",
            "MM",
            "WEEK",
            "WEEKS",
            "WK",
            "WW",
            "ISOWEEK",
            "ISOYEAR",
            "ISODOW",
            "DAY",
            "DAYS",
            "DD",
            "D",
            "DOW",
            "DOY",
            "DAYOFWEEK",
            "DAYOFYEAR",
            "DY",
            "HOUR",
            "HOURS",
            "HH",
            "MINUTE",
            "MINUTES",
            "MI",
            "N",
            "SECOND",
            "SECONDS",
            "SS",
            "S",
            "MILLISECOND",
            "MILLISECONDS",
            "MS",
            "MICROSECOND",
            "MICROSECONDS",
            "US",
            "MCS",
            "NANOSECOND",
            "NS",
            "EPOCH",
            "CENTURY",
            "DECADE",
            "MILLENNIUM",
            "TIMEZONE_HOUR",
            "TIMEZONE_MINUTE",
            "SQL_TSI_DAY",
            "SQL_TSI_MONTH",
            "SQL_TSI_YEAR",
            "SQL_TSI_HOUR",
            "SQL_TSI_MINUTE",
            "SQL_TSI_SECOND",
            "SQL_TSI_WEEK",
            "SQL_TSI_QUARTER",
            "MONDAY",
            "SUNDAY",
            "DATE",
            "TIME",
            "DAY_HOUR",
            "DAY_MINUTE",
            "DAY_SECOND",
            "HOUR_MINUTE",
            "HOUR_SECOND",
            "MINUTE_SECOND",
            "YEAR_MONTH",
            "WEEKDAY",
            "DW",
            "JULIAN"));

    private TimeUnits() {}

    static boolean is(String word) {
        return NAMES.contains(word.toUpperCase(Locale.ROOT));
    }
}

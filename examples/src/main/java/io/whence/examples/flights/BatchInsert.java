package io.whence.examples.flights;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Inserts rows in batches and commits each: values are set from left to right, then {@link #endRow}. Values come as
 * the text of the file, null for a missing one.
 */
final class BatchInsert implements AutoCloseable {

    private static final int BATCH_ROWS = 1_000;

    private final Connection connection;
    private final PreparedStatement statement;
    private int parameter;
    private int pending;
    private int rows;

    BatchInsert(Connection connection, String sql) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(sql);
    }

    BatchInsert text(String value) throws SQLException {
        return set(value, Types.VARCHAR);
    }

    BatchInsert integer(String value) throws SQLException {
        return set(value == null ? null : Integer.valueOf(value), Types.INTEGER);
    }

    BatchInsert real(String value) throws SQLException {
        return set(value == null ? null : Double.valueOf(value), Types.DOUBLE);
    }

    BatchInsert date(String year, String month, String day) throws SQLException {
        return set(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)), Types.DATE);
    }

    /** A moment in UTC, kept as UTC. */
    BatchInsert timestamp(String value) throws SQLException {
        return set(value == null ? null : LocalDateTime.parse(value, DateTimeFormatter.ISO_DATE_TIME), Types.TIMESTAMP);
    }

    void endRow() throws SQLException {
        statement.addBatch();
        parameter = 0;
        if (++pending == BATCH_ROWS) {
            flush();
        }
    }

    /** Writes what is left and returns the rows written in all. */
    int finish() throws SQLException {
        if (pending > 0) {
            flush();
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }

    private BatchInsert set(Object value, int type) throws SQLException {
        statement.setObject(++parameter, value, type);
        return this;
    }

    private void flush() throws SQLException {
        for (int count : statement.executeBatch()) {
            rows += count == Statement.SUCCESS_NO_INFO ? 1 : count;
        }
        connection.commit();
        pending = 0;
    }
}

package io.whence.jdbc.lineage;

import io.whence.api.Tally;
import java.util.ArrayList;
import java.util.List;

/** Our state of one statement of a physical connection. Used by one thread at a time, as its statement is. */
final class StatementState {
    private static final int MAX_BATCH = 1_000_000;

    private final ConnectionState connection;
    private final String preparedSql;
    private final SqlStatement prepared;
    private final JdbcTarget preparedFor;
    private Tally tally;
    private SqlStatement tallied;
    private TransactionLog.Pending pending;
    private StatementCursor cursor;
    private List<SqlStatement> batch;
    private SqlStatement executed;
    private WriteCount uncounted;
    private long startNanos;

    /** @param sql null for a plain statement */
    StatementState(ConnectionState connection, String sql) {
        this.connection = connection;
        this.preparedSql = sql;
        this.preparedFor = connection.target();
        this.prepared = sql == null ? null : preparedFor.statements().of(sql);
    }

    ConnectionState connection() {
        return connection;
    }

    /** @param sql null for the prepared statement's own; null when there is no text at all */
    SqlStatement statement(String sql) {
        if (sql != null) {
            return connection.target().statements().of(sql);
        }
        if (prepared != null && connection.target() != preparedFor) {
            return connection.target().statements().of(preparedSql);
        }
        return prepared;
    }

    /** The calling thread's tally of the statement. */
    Tally tally(SqlStatement statement) {
        Tally current = tally;
        if (tallied != statement || current == null || !current.isOwnedBy(Thread.currentThread())) {
            current = statement.activity().tally();
            statement.sampleCaller();
            tally = current;
            tallied = statement;
            if (startNanos == 0) {
                startNanos = System.nanoTime();
            }
        }
        return current;
    }

    /** Only the first call's start is ever told; the clock takes as long as all else that is done here. */
    void begin() {
        boolean isFirst = prepared == null || tally == null || tally.firstNanos() == 0;
        startNanos = isFirst ? System.nanoTime() : 0;
        uncounted = null;
        executed = null;
    }

    long startNanos() {
        return startNanos;
    }

    /** Counts writes now, or when the transaction commits. */
    void write(SqlStatement statement, long calls, long rows, long uncountedCalls, long endNanos) {
        Tally current = tally(statement);
        if (!connection.isTransactional()) {
            current.wrote(calls, rows, uncountedCalls, startNanos, endNanos);
            uncounted = uncountedCalls == 1 ? current::counted : null;
            return;
        }
        TransactionLog log = connection.transaction();
        if (pending == null || pending.tally() != current || !log.holds(pending)) {
            pending = log.pending(current);
        }
        pending.add(calls, rows, uncountedCalls, startNanos, endNanos);
        uncounted = uncountedCalls == 1 ? pending : null;
    }

    /** What an {@code execute} leaves to be asked for: its result. */
    void executed(SqlStatement statement) {
        executed = statement;
    }

    /** Null when the last execution was no {@code execute} with a result. */
    SqlStatement takeExecuted() {
        SqlStatement statement = executed;
        executed = null;
        return statement;
    }

    void countTaken(long rows) {
        WriteCount write = uncounted;
        if (write != null && rows >= 0) {
            uncounted = null;
            write.counted(rows);
        }
    }

    void moreResults() {
        uncounted = null;
        executed = null;
    }

    /** The statement's cursor, made ready for a new result. */
    StatementCursor cursor(SqlStatement statement) {
        if (cursor == null) {
            cursor = new StatementCursor();
            connection.cursors().add(cursor);
        }
        cursor.start(statement.activity(), tally(statement));
        return cursor;
    }

    void addBatch(SqlStatement statement) {
        if (batch == null) {
            batch = new ArrayList<>();
        }
        if (batch.size() < MAX_BATCH) {
            batch.add(statement);
        }
    }

    /** The statement of the batch's n-th element; null when it is not known. */
    SqlStatement batched(int index) {
        if (prepared != null) {
            return statement(null);
        }
        return batch != null && index < batch.size() ? batch.get(index) : null;
    }

    void clearBatch() {
        batch = null;
    }

    void close() {
        StatementCursor open = cursor;
        if (open != null) {
            open.handOver();
            connection.cursors().remove(open, open.slot());
            cursor = null;
        }
    }
}

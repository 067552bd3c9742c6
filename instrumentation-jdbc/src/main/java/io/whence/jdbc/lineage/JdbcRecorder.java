package io.whence.jdbc.lineage;

import io.whence.api.LineageRecorder;
import io.whence.bootstrap.ObjectState;
import io.whence.bootstrap.jdbc.JdbcEvents;
import java.sql.BatchUpdateException;
import java.sql.Statement;

/** Counts what happens on physical connections. Runs on the application's threads: look up, add, return. */
public final class JdbcRecorder implements JdbcEvents, LineageRecorder.Flushable {
    private final LineageRecorder recorder;
    private final JdbcTargets targets;
    private final LiveConnections connections = new LiveConnections();

    public JdbcRecorder(LineageRecorder recorder, JdbcSettings settings) {
        this.recorder = recorder;
        this.targets = new JdbcTargets(recorder, settings);
        recorder.beforeReading(this);
    }

    /** Held-back counts are handed over only when the run ends: before, they belong to the application's threads. */
    @Override
    public void flush(boolean runEnds) {
        if (runEnds) {
            connections.endAll();
        }
    }

    // Connections

    @Override
    public Object connected(String url, Object connection) {
        JdbcTarget target = url == null || isPool(url) ? null : targets.of(url);
        if (target == null) {
            return null;
        }
        recorder.touched();
        ConnectionState state = new ConnectionState(target, targets, recorder);
        connections.add(state);
        return state;
    }

    /** Drivers that hand out what a pool has long opened through another driver; that one's connections are counted. */
    private static boolean isPool(String url) {
        return url.startsWith("jdbc:apache:commons:dbcp:") || url.startsWith("proxool.");
    }

    @Override
    public Object connectedByDataSource(String url, Object connection) {
        boolean byDriver =
                DatabaseUrl.parse(url).isDriverClass(connection.getClass().getName());
        return byDriver ? connected(url, connection) : null;
    }

    @Override
    public Object statementCreated(Object connectionState, String sql) {
        return new StatementState((ConnectionState) connectionState, sql);
    }

    @Override
    public void autoCommitSet(Object connectionState, boolean autoCommit) {
        ((ConnectionState) connectionState).autoCommit(autoCommit);
    }

    @Override
    public void committed(Object connectionState) {
        ((ConnectionState) connectionState).commit();
    }

    @Override
    public void rolledBack(Object connectionState, Object savepoint) {
        ConnectionState connection = (ConnectionState) connectionState;
        if (savepoint == null) {
            connection.rollback();
        } else {
            connection.rollbackTo(savepoint);
        }
    }

    @Override
    public void savepointSet(Object connectionState, Object savepoint) {
        ((ConnectionState) connectionState).transaction().savepoint(savepoint);
    }

    @Override
    public void schemaSet(Object connectionState, String schema) {
        ((ConnectionState) connectionState).schema(schema);
    }

    @Override
    public void catalogSet(Object connectionState, String catalog) {
        ConnectionState connection = (ConnectionState) connectionState;
        if (connection.target().url().engine().catalogIsSchema()) {
            connection.schema(catalog);
        } else {
            connection.catalog(catalog);
        }
    }

    @Override
    public void connectionClosed(Object connectionState) {
        ConnectionState connection = (ConnectionState) connectionState;
        connection.end();
        connections.remove(connection);
    }

    // Statements

    @Override
    public boolean executionBegins(Object statementState) {
        StatementState state = (StatementState) statementState;
        if (!state.connection().beginExecution()) {
            return false;
        }
        state.begin();
        return true;
    }

    @Override
    public void queried(Object statementState, String sql, Object resultSet, Throwable thrown) {
        StatementState state = (StatementState) statementState;
        SqlStatement statement = succeeded(state, sql, thrown);
        if (statement != null) {
            if (resultSet != null) {
                ObjectState.set(resultSet, state.cursor(statement));
            }
            read(state, statement);
        }
    }

    @Override
    public void updated(Object statementState, String sql, long count, Throwable thrown) {
        StatementState state = (StatementState) statementState;
        SqlStatement statement = succeeded(state, sql, thrown);
        if (statement != null) {
            wrote(state, statement, count);
        }
    }

    @Override
    public void executed(Object statementState, String sql, boolean isResultSet, Throwable thrown) {
        StatementState state = (StatementState) statementState;
        SqlStatement statement = succeeded(state, sql, thrown);
        if (statement != null && isResultSet) {
            state.executed(statement);
            read(state, statement);
        } else if (statement != null) {
            wrote(state, statement, Statement.SUCCESS_NO_INFO);
        }
    }

    /** Ends the execution. Null when there is nothing to count as lineage: it failed, or only steered the session. */
    private static SqlStatement succeeded(StatementState state, String sql, Throwable thrown) {
        state.connection().endExecution();
        SqlStatement statement = state.statement(sql);
        if (statement == null || control(state, statement, thrown)) {
            return null;
        }
        if (thrown != null) {
            state.tally(statement).failed();
            return null;
        }
        return statement;
    }

    /** @param count negative when the engine did not tell */
    private static void wrote(StatementState state, SqlStatement statement, long count) {
        state.write(statement, 1, Math.max(0, count), count < 0 ? 1 : 0, System.nanoTime());
        commitDefinition(state, statement);
    }

    /** A statement with a result: a read at once, unless it also writes (INSERT … RETURNING). */
    private static void read(StatementState state, SqlStatement statement) {
        long now = System.nanoTime();
        if (statement.verb() == SqlVerb.WRITE) {
            state.write(statement, 1, 0, 1, now);
        } else {
            state.tally(statement).called(state.startNanos(), now);
        }
    }

    @Override
    public void resultTaken(Object statementState, Object resultSet) {
        StatementState state = (StatementState) statementState;
        SqlStatement statement = state.takeExecuted();
        if (statement != null) {
            ObjectState.set(resultSet, state.cursor(statement));
        }
    }

    @Override
    public void countTaken(Object statementState, long count) {
        ((StatementState) statementState).countTaken(count);
    }

    @Override
    public void moreResults(Object statementState) {
        ((StatementState) statementState).moreResults();
    }

    @Override
    public void statementClosed(Object statementState) {
        ((StatementState) statementState).close();
    }

    // Batches

    @Override
    public void batchAdded(Object statementState, String sql, Throwable thrown) {
        StatementState state = (StatementState) statementState;
        state.connection().endExecution();
        if (thrown == null && sql != null) {
            state.addBatch(state.statement(sql));
        }
    }

    @Override
    public void batchCleared(Object statementState) {
        ((StatementState) statementState).clearBatch();
    }

    @Override
    public void batchExecuted(Object statementState, Object counts, Throwable thrown) {
        StatementState state = (StatementState) statementState;
        state.connection().endExecution();
        Object reported = counts;
        if (thrown instanceof BatchUpdateException) {
            reported = ((BatchUpdateException) thrown).getUpdateCounts();
        }
        BatchCounts batch = BatchCounts.of(reported);
        long now = System.nanoTime();
        int from = 0;
        while (from < batch.length()) {
            SqlStatement statement = state.batched(from);
            int to = from + 1;
            while (to < batch.length() && state.batched(to) == statement) {
                to++;
            }
            if (statement != null && !control(state, statement, null)) {
                countBatch(state, statement, batch, from, to, now);
            }
            from = to;
        }
        if (thrown != null && batch.length() == 0) {
            SqlStatement statement = state.batched(0);
            if (statement != null && statement.activity() != null) {
                state.tally(statement).failed();
            }
        }
        state.clearBatch();
    }

    private static void countBatch(
            StatementState state, SqlStatement statement, BatchCounts batch, int from, int to, long now) {
        long calls = 0;
        long rows = 0;
        long uncounted = 0;
        for (int i = from; i < to; i++) {
            long count = batch.count(i);
            if (count == Statement.EXECUTE_FAILED) {
                state.tally(statement).failed();
            } else {
                calls++;
                rows += Math.max(0, count);
                uncounted += count < 0 ? 1 : 0;
            }
        }
        if (calls > 0) {
            state.write(statement, calls, rows, uncounted, now);
        }
    }

    // Statements that steer the transaction or session

    /** Whether the statement was of that kind, and is dealt with. */
    private static boolean control(StatementState state, SqlStatement statement, Throwable thrown) {
        if (statement.activity() != null) {
            return false;
        }
        ConnectionState connection = state.connection();
        if (thrown != null) {
            if (statement.verb() == SqlVerb.COMMIT) {
                connection.rollback();
            }
            return true;
        }
        switch (statement.verb()) {
            case BEGIN:
                connection.begin();
                break;
            case COMMIT:
                connection.commit();
                break;
            case ROLLBACK:
                connection.rollback();
                break;
            case SAVEPOINT:
                connection.transaction().savepoint(SessionStatement.savepoint(statement.text()));
                break;
            case ROLLBACK_TO:
                connection.rollbackTo(SessionStatement.savepoint(statement.text()));
                break;
            case SESSION:
                SessionStatement.apply(statement.text(), connection);
                break;
            default:
                break;
        }
        return true;
    }

    /** Some databases commit at each CREATE, DROP or ALTER. */
    private static void commitDefinition(StatementState state, SqlStatement statement) {
        ConnectionState connection = state.connection();
        if (statement.verb() == SqlVerb.DEFINE
                && connection.target().url().engine().definitionsCommit()) {
            connection.commit();
        }
    }
}

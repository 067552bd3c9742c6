package io.whence.bootstrap.jdbc;

import io.whence.bootstrap.AdviceErrors;
import io.whence.bootstrap.ObjectState;

/**
 * From woven advice to the agent. Every method takes the application's object, finds our state of it and does nothing
 * when there is none: only connections that a driver opened, and what comes from them, carry state. Throwables are
 * suppressed by the advice around these calls.
 */
public final class JdbcBridge {
    private static volatile JdbcEvents events;
    private static final ThreadLocal<int[]> OPENED = new ThreadLocal<>();

    private JdbcBridge() {}

    public static void wire(JdbcEvents newEvents) {
        events = newEvents;
    }

    private static JdbcEvents events() {
        return AdviceErrors.isOff() ? null : events;
    }

    // Connecting: drivers and data sources wrap each other; the innermost has the physical connection.

    /** How many connections drivers have opened on this thread so far; a connect that saw it grow is a wrapper's. */
    public static int connecting() {
        int[] opened = OPENED.get();
        return opened == null ? 0 : opened[0];
    }

    /** @param openedBefore what {@link #connecting} returned */
    public static void connectedByDriver(int openedBefore, String url, Object connection) {
        JdbcEvents current = events();
        if (connection == null || current == null || connecting() != openedBefore) {
            return;
        }
        countOpened();
        if (ObjectState.get(connection) == null) {
            ObjectState.set(connection, current.connected(url, connection));
        }
    }

    /** @param openedBefore what {@link #connecting} returned */
    public static void connectedByDataSource(int openedBefore, Object dataSource, Object connection) {
        JdbcEvents current = events();
        if (connection == null || current == null || connecting() != openedBefore) {
            return;
        }
        Object url = ObjectState.get(dataSource);
        if (url instanceof String && ObjectState.get(connection) == null) {
            Object state = current.connectedByDataSource((String) url, connection);
            if (state != null) {
                countOpened();
                ObjectState.set(connection, state);
            }
        }
    }

    /**
     * A connection of the data source's database that is handed out later, unless a connect was seen: then the physical
     * one is known already.
     *
     * @param openedBefore what {@link #connecting} returned
     */
    public static void pooledByDataSource(int openedBefore, Object dataSource, Object pooled) {
        if (pooled != null && connecting() == openedBefore) {
            Object url = ObjectState.get(dataSource);
            if (url instanceof String) {
                ObjectState.set(pooled, url);
            }
        }
    }

    private static void countOpened() {
        int[] opened = OPENED.get();
        if (opened == null) {
            opened = new int[1];
            OPENED.set(opened);
        }
        opened[0]++;
    }

    /** A data source was given its URL. */
    public static void urlSet(Object dataSource, String url) {
        if (url != null && url.startsWith("jdbc:")) {
            ObjectState.set(dataSource, url);
        }
    }

    // Connections

    public static void statementCreated(Object connection, String sql, Object statement) {
        Object state = ObjectState.get(connection);
        JdbcEvents current = events();
        if (state != null && statement != null && current != null) {
            ObjectState.set(statement, current.statementCreated(state, sql));
        }
    }

    public static void autoCommitSet(Object connection, boolean autoCommit) {
        Object state = ObjectState.get(connection);
        JdbcEvents current = events();
        if (state != null && current != null) {
            current.autoCommitSet(state, autoCommit);
        }
    }

    public static void committed(Object connection) {
        Object state = ObjectState.get(connection);
        JdbcEvents current = events();
        if (state != null && current != null) {
            current.committed(state);
        }
    }

    public static void rolledBack(Object connection, Object savepoint) {
        Object state = ObjectState.get(connection);
        JdbcEvents current = events();
        if (state != null && current != null) {
            current.rolledBack(state, savepoint);
        }
    }

    public static void savepointSet(Object connection, Object savepoint) {
        Object state = ObjectState.get(connection);
        JdbcEvents current = events();
        if (state != null && savepoint != null && current != null) {
            current.savepointSet(state, savepoint);
        }
    }

    public static void schemaSet(Object connection, String schema) {
        Object state = ObjectState.get(connection);
        JdbcEvents current = events();
        if (state != null && current != null) {
            current.schemaSet(state, schema);
        }
    }

    public static void catalogSet(Object connection, String catalog) {
        Object state = ObjectState.get(connection);
        JdbcEvents current = events();
        if (state != null && current != null) {
            current.catalogSet(state, catalog);
        }
    }

    public static void connectionClosed(Object connection) {
        Object state = ObjectState.get(connection);
        JdbcEvents current = events();
        if (state != null && current != null) {
            current.connectionClosed(state);
        }
    }

    // Statements

    /** The statement's state when this execution counts, else null. */
    public static Object executionBegins(Object statement) {
        Object state = ObjectState.get(statement);
        JdbcEvents current = events();
        return state != null && current != null && current.executionBegins(state) ? state : null;
    }

    public static void queried(Object state, String sql, Object resultSet, Throwable thrown) {
        JdbcEvents current = events();
        if (current != null) {
            current.queried(state, sql, resultSet, thrown);
        }
    }

    public static void updated(Object state, String sql, long count, Throwable thrown) {
        JdbcEvents current = events();
        if (current != null) {
            current.updated(state, sql, count, thrown);
        }
    }

    public static void executed(Object state, String sql, boolean isResultSet, Throwable thrown) {
        JdbcEvents current = events();
        if (current != null) {
            current.executed(state, sql, isResultSet, thrown);
        }
    }

    public static void batchExecuted(Object state, Object counts, Throwable thrown) {
        JdbcEvents current = events();
        if (current != null) {
            current.batchExecuted(state, counts, thrown);
        }
    }

    public static void batchAdded(Object state, String sql, Throwable thrown) {
        JdbcEvents current = events();
        if (current != null) {
            current.batchAdded(state, sql, thrown);
        }
    }

    public static void batchCleared(Object statement) {
        Object state = ObjectState.get(statement);
        JdbcEvents current = events();
        if (state != null && current != null) {
            current.batchCleared(state);
        }
    }

    public static void resultTaken(Object statement, Object resultSet) {
        Object state = ObjectState.get(statement);
        JdbcEvents current = events();
        if (state != null && resultSet != null && current != null) {
            current.resultTaken(state, resultSet);
        }
    }

    public static void countTaken(Object statement, long count) {
        Object state = ObjectState.get(statement);
        JdbcEvents current = events();
        if (state != null && current != null) {
            current.countTaken(state, count);
        }
    }

    public static void moreResults(Object statement) {
        Object state = ObjectState.get(statement);
        JdbcEvents current = events();
        if (state != null && current != null) {
            current.moreResults(state);
        }
    }

    public static void statementClosed(Object statement) {
        Object state = ObjectState.get(statement);
        JdbcEvents current = events();
        if (state != null && current != null) {
            current.statementClosed(state);
        }
    }

    // Result sets: the hottest path, without a look at events

    /** Null when the result set carries none. */
    public static RowCursor cursor(Object resultSet) {
        Object state = ObjectState.get(resultSet);
        return state instanceof RowCursor ? (RowCursor) state : null;
    }

    public static void resultClosed(Object resultSet) {
        Object state = ObjectState.get(resultSet);
        if (state instanceof RowCursor) {
            ((RowCursor) state).handOver();
        }
    }
}

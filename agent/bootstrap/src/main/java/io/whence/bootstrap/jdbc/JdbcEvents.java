package io.whence.bootstrap.jdbc;

/**
 * What happens on JDBC objects, told by {@link JdbcBridge} on the application's thread. States are what {@link
 * #connected} and {@link #statementCreated} returned; only objects of the database's own driver have one, so a call
 * through pools and wrappers is told once.
 */
public interface JdbcEvents {
    /**
     * The driver opened a physical connection.
     *
     * @return the connection's state; null to leave it alone
     */
    Object connected(String url, Object connection);

    /**
     * A data source opened a connection without asking a Driver.
     *
     * @return the connection's state; null when the data source is a pool or wrapper
     */
    Object connectedByDataSource(String url, Object connection);

    /** @param sql null for a plain statement */
    Object statementCreated(Object connectionState, String sql);

    /** Whether this execution counts: false when it is nested in another of the same connection. */
    boolean executionBegins(Object statementState);

    /** @param sql null for a prepared statement's own */
    void queried(Object statementState, String sql, Object resultSet, Throwable thrown);

    /** @param count as the driver returned it */
    void updated(Object statementState, String sql, long count, Throwable thrown);

    void executed(Object statementState, String sql, boolean isResultSet, Throwable thrown);

    /** @param counts int[] or long[] as the driver returned it; null when it threw */
    void batchExecuted(Object statementState, Object counts, Throwable thrown);

    /** A text was added to a plain statement's batch; ends what {@link #executionBegins} began. */
    void batchAdded(Object statementState, String sql, Throwable thrown);

    void batchCleared(Object statementState);

    /** The result of {@link #executed} is asked for. */
    void resultTaken(Object statementState, Object resultSet);

    /** The count of {@link #executed} is asked for; -1 when there is none. */
    void countTaken(Object statementState, long count);

    /** The statement goes on to its next result. */
    void moreResults(Object statementState);

    void statementClosed(Object statementState);

    void autoCommitSet(Object connectionState, boolean autoCommit);

    void committed(Object connectionState);

    /** @param savepoint null for the whole transaction */
    void rolledBack(Object connectionState, Object savepoint);

    void savepointSet(Object connectionState, Object savepoint);

    void schemaSet(Object connectionState, String schema);

    void catalogSet(Object connectionState, String catalog);

    void connectionClosed(Object connectionState);
}

package io.whence.jdbc.lineage;

import io.whence.api.LineageRecorder;

/** Our state of one physical connection. Used by the one thread that uses the connection at a time. */
final class ConnectionState {
    private final LineageRecorder recorder;
    private final JdbcTargets targets;
    private final TransactionLog transaction;
    private final OpenCursors cursors = new OpenCursors();
    private JdbcTarget target;
    private boolean autoCommit = true;
    private boolean begun;
    private Thread executing;
    private LiveConnections.ConnectionReference registration;

    ConnectionState(JdbcTarget target, JdbcTargets targets, LineageRecorder recorder) {
        this.target = target;
        this.targets = targets;
        this.recorder = recorder;
        this.transaction = new TransactionLog();
    }

    void registeredAs(LiveConnections.ConnectionReference reference) {
        registration = reference;
    }

    /** Null when there were too many live connections to register it. */
    LiveConnections.ConnectionReference registration() {
        return registration;
    }

    JdbcTarget target() {
        return target;
    }

    OpenCursors cursors() {
        return cursors;
    }

    /** False when this thread is already executing on this connection: drivers execute within executing. */
    boolean beginExecution() {
        Thread current = Thread.currentThread();
        if (executing == current) {
            return false;
        }
        executing = current;
        return true;
    }

    void endExecution() {
        executing = null;
    }

    // Transactions

    boolean isTransactional() {
        return !autoCommit || begun;
    }

    TransactionLog transaction() {
        return transaction;
    }

    void autoCommit(boolean value) {
        if (value && !autoCommit) {
            commit();
        }
        autoCommit = value;
    }

    void begin() {
        begun = true;
    }

    void commit() {
        begun = false;
        transaction.commit();
    }

    void rollback() {
        begun = false;
        recorder.rolledBack(transaction.rollback());
    }

    void rollbackTo(Object savepoint) {
        recorder.rolledBack(transaction.rollbackTo(savepoint));
    }

    // Session

    void schema(String schema) {
        changeDefaults(target.catalog(), schema);
    }

    void catalog(String catalog) {
        changeDefaults(catalog, target.schema());
    }

    private void changeDefaults(String catalog, String schema) {
        if (!target.hasDefaults(catalog, schema)) {
            JdbcTarget changed = targets.of(target.url(), catalog, schema);
            if (changed != null) {
                target = changed;
            }
        }
    }

    /** What is still held back goes to the recorder; an open transaction is rolled back by the database. */
    void end() {
        cursors.handOver();
        rollback();
    }
}

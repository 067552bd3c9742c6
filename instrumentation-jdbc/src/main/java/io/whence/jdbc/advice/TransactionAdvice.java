package io.whence.jdbc.advice;

import io.whence.bootstrap.jdbc.JdbcBridge;
import net.bytebuddy.asm.Advice;

/** What decides on a connection whether its writes count. Told after it succeeded, but for close: that ends it all. */
public final class TransactionAdvice {
    private TransactionAdvice() {}

    /** {@code setAutoCommit(boolean)}. */
    public static final class AutoCommit {
        private AutoCommit() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        public static void exit(@Advice.This Object connection, @Advice.Argument(0) boolean autoCommit) {
            JdbcBridge.autoCommitSet(connection, autoCommit);
        }
    }

    /** {@code commit()}: one that fails has not committed, and some databases roll back then. */
    public static final class Commit {
        private Commit() {}

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        public static void exit(@Advice.This Object connection, @Advice.Thrown Throwable thrown) {
            if (thrown == null) {
                JdbcBridge.committed(connection);
            } else {
                JdbcBridge.rolledBack(connection, null);
            }
        }
    }

    /** {@code rollback()} and {@code rollback(Savepoint)}. */
    public static final class Rollback {
        private Rollback() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        public static void exit(
                @Advice.This Object connection, @Advice.Argument(value = 0, optional = true) Object savepoint) {
            JdbcBridge.rolledBack(connection, savepoint);
        }
    }

    /** {@code setSavepoint}, both forms. */
    public static final class SetSavepoint {
        private SetSavepoint() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        public static void exit(@Advice.This Object connection, @Advice.Return Object savepoint) {
            JdbcBridge.savepointSet(connection, savepoint);
        }
    }

    /** {@code close()} and {@code abort(Executor)}. */
    public static final class Close {
        private Close() {}

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        public static void exit(@Advice.This Object connection) {
            JdbcBridge.connectionClosed(connection);
        }
    }
}

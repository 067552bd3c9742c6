package io.whence.jdbc.advice;

import io.whence.bootstrap.jdbc.JdbcBridge;
import net.bytebuddy.asm.Advice;

/** What else is told of a statement: its batch of texts, and the results of {@code execute}. */
public final class StatementAdvice {
    private StatementAdvice() {}

    /** {@code addBatch(String)}. */
    public static final class AddBatch {
        private AddBatch() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        public static Object enter(@Advice.This Object statement) {
            return JdbcBridge.executionBegins(statement);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        public static void exit(
                @Advice.Enter Object state, @Advice.Argument(0) String sql, @Advice.Thrown Throwable thrown) {
            if (state != null) {
                JdbcBridge.batchAdded(state, sql, thrown);
            }
        }
    }

    /** {@code clearBatch()}. */
    public static final class ClearBatch {
        private ClearBatch() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        public static void exit(@Advice.This Object statement) {
            JdbcBridge.batchCleared(statement);
        }
    }

    /** {@code getResultSet()}. */
    public static final class TakeResult {
        private TakeResult() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        public static void exit(@Advice.This Object statement, @Advice.Return Object resultSet) {
            JdbcBridge.resultTaken(statement, resultSet);
        }
    }

    /** {@code getUpdateCount()} and {@code getLargeUpdateCount()}. */
    public static final class TakeCount {
        private TakeCount() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        public static void exit(@Advice.This Object statement, @Advice.Return long count) {
            JdbcBridge.countTaken(statement, count);
        }
    }

    /** {@code getMoreResults}, both forms. */
    public static final class MoreResults {
        private MoreResults() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        public static void exit(@Advice.This Object statement) {
            JdbcBridge.moreResults(statement);
        }
    }

    /** {@code close()}. */
    public static final class Close {
        private Close() {}

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        public static void exit(@Advice.This Object statement) {
            JdbcBridge.statementClosed(statement);
        }
    }
}

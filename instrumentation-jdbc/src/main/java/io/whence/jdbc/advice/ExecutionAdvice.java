package io.whence.jdbc.advice;

import io.whence.bootstrap.jdbc.JdbcBridge;
import net.bytebuddy.asm.Advice;

/**
 * The ways to execute a statement. The text is the first argument of a plain statement; a prepared statement's methods
 * have none.
 */
public final class ExecutionAdvice {
    private ExecutionAdvice() {}

    /** {@code executeQuery}. */
    public static final class Query {
        private Query() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        public static Object enter(@Advice.This Object statement) {
            return JdbcBridge.executionBegins(statement);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        public static void exit(
                @Advice.Enter Object state,
                @Advice.Argument(value = 0, optional = true) String sql,
                @Advice.Return Object resultSet,
                @Advice.Thrown Throwable thrown) {
            if (state != null) {
                JdbcBridge.queried(state, sql, resultSet, thrown);
            }
        }
    }

    /** {@code executeUpdate} and {@code executeLargeUpdate}. */
    public static final class Update {
        private Update() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        public static Object enter(@Advice.This Object statement) {
            return JdbcBridge.executionBegins(statement);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        public static void exit(
                @Advice.Enter Object state,
                @Advice.Argument(value = 0, optional = true) String sql,
                @Advice.Return long count,
                @Advice.Thrown Throwable thrown) {
            if (state != null) {
                JdbcBridge.updated(state, sql, count, thrown);
            }
        }
    }

    /** {@code execute}. */
    public static final class Any {
        private Any() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        public static Object enter(@Advice.This Object statement) {
            return JdbcBridge.executionBegins(statement);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        public static void exit(
                @Advice.Enter Object state,
                @Advice.Argument(value = 0, optional = true) String sql,
                @Advice.Return boolean isResultSet,
                @Advice.Thrown Throwable thrown) {
            if (state != null) {
                JdbcBridge.executed(state, sql, isResultSet, thrown);
            }
        }
    }

    /** {@code executeBatch} and {@code executeLargeBatch}. */
    public static final class Batch {
        private Batch() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        public static Object enter(@Advice.This Object statement) {
            return JdbcBridge.executionBegins(statement);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        public static void exit(
                @Advice.Enter Object state, @Advice.Return Object counts, @Advice.Thrown Throwable thrown) {
            if (state != null) {
                JdbcBridge.batchExecuted(state, counts, thrown);
            }
        }
    }
}

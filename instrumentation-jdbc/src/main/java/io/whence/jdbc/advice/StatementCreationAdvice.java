package io.whence.jdbc.advice;

import io.whence.bootstrap.jdbc.JdbcBridge;
import net.bytebuddy.asm.Advice;

/** {@code Connection.createStatement}, {@code prepareStatement} and {@code prepareCall}, all forms. */
public final class StatementCreationAdvice {
    private StatementCreationAdvice() {}

    /** {@code createStatement}, whose arguments are numbers. */
    public static final class Plain {
        private Plain() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        public static void exit(@Advice.This Object connection, @Advice.Return Object statement) {
            JdbcBridge.statementCreated(connection, null, statement);
        }
    }

    /** {@code prepareStatement} and {@code prepareCall}. */
    public static final class Prepared {
        private Prepared() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        public static void exit(
                @Advice.This Object connection, @Advice.Argument(0) String sql, @Advice.Return Object statement) {
            JdbcBridge.statementCreated(connection, sql, statement);
        }
    }
}

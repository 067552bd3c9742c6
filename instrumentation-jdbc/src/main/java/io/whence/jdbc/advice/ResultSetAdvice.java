package io.whence.jdbc.advice;

import io.whence.bootstrap.jdbc.JdbcBridge;
import io.whence.bootstrap.jdbc.RowCursor;
import net.bytebuddy.asm.Advice;

/** Rows fetched. */
public final class ResultSetAdvice {
    private ResultSetAdvice() {}

    /** {@code next()}. */
    public static final class Next {
        private Next() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        public static RowCursor enter(@Advice.This Object resultSet, @Advice.Local("rows") long rows) {
            RowCursor cursor = JdbcBridge.cursor(resultSet);
            if (cursor != null) {
                rows = cursor.rows();
            }
            return cursor;
        }

        @Advice.OnMethodExit(suppress = Throwable.class)
        public static void exit(
                @Advice.Enter RowCursor cursor, @Advice.Local("rows") long rows, @Advice.Return boolean more) {
            if (cursor != null) {
                cursor.called(rows, more);
            }
        }
    }

    /** {@code close()}. */
    public static final class Close {
        private Close() {}

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        public static void exit(@Advice.This Object resultSet) {
            JdbcBridge.resultClosed(resultSet);
        }
    }
}

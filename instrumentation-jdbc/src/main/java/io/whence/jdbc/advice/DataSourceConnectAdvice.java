package io.whence.jdbc.advice;

import io.whence.bootstrap.jdbc.JdbcBridge;
import net.bytebuddy.asm.Advice;

/** {@code DataSource.getConnection}, both forms, and {@code PooledConnection.getConnection}. */
public final class DataSourceConnectAdvice {
    private DataSourceConnectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static int enter() {
        return JdbcBridge.connecting();
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Enter int openedBefore, @Advice.This Object dataSource, @Advice.Return Object connection) {
        JdbcBridge.connectedByDataSource(openedBefore, dataSource, connection);
    }
}

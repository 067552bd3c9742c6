package io.whence.jdbc.advice;

import io.whence.bootstrap.jdbc.JdbcBridge;
import net.bytebuddy.asm.Advice;

/** {@code ConnectionPoolDataSource.getPooledConnection}: a driver may open a connection here without asking itself. */
public final class PooledConnectionAdvice {
    private PooledConnectionAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static int enter() {
        return JdbcBridge.connecting();
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Enter int openedBefore, @Advice.This Object dataSource, @Advice.Return Object pooled) {
        JdbcBridge.pooledByDataSource(openedBefore, dataSource, pooled);
    }
}

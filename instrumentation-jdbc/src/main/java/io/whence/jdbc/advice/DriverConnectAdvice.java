package io.whence.jdbc.advice;

import io.whence.bootstrap.jdbc.JdbcBridge;
import net.bytebuddy.asm.Advice;

/** {@code Driver.connect(String, Properties)}. */
public final class DriverConnectAdvice {
    private DriverConnectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static int enter() {
        return JdbcBridge.connecting();
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Enter int openedBefore, @Advice.Argument(0) String url, @Advice.Return Object connection) {
        JdbcBridge.connectedByDriver(openedBefore, url, connection);
    }
}

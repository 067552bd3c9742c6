package io.whence.jdbc.advice;

import io.whence.bootstrap.jdbc.JdbcBridge;
import net.bytebuddy.asm.Advice;

/** A data source's {@code setUrl(String)} or {@code setURL(String)}: asking it later could run its code. */
public final class DataSourceUrlAdvice {
    private DataSourceUrlAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@Advice.This Object dataSource, @Advice.Argument(0) String url) {
        JdbcBridge.urlSet(dataSource, url);
    }
}

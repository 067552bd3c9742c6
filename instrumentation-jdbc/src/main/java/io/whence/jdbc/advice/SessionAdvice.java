package io.whence.jdbc.advice;

import io.whence.bootstrap.jdbc.JdbcBridge;
import net.bytebuddy.asm.Advice;

/** Where unqualified table names lead from now on. */
public final class SessionAdvice {
    private SessionAdvice() {}

    /** {@code setSchema(String)}. */
    public static final class Schema {
        private Schema() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        public static void exit(@Advice.This Object connection, @Advice.Argument(0) String schema) {
            JdbcBridge.schemaSet(connection, schema);
        }
    }

    /** {@code setCatalog(String)}. */
    public static final class Catalog {
        private Catalog() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        public static void exit(@Advice.This Object connection, @Advice.Argument(0) String catalog) {
            JdbcBridge.catalogSet(connection, catalog);
        }
    }
}

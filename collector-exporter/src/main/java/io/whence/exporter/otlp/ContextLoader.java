package io.whence.exporter.otlp;

import java.util.function.Supplier;

/**
 * Runs OpenTelemetry code with its own class loader as the thread's context loader. Some of it looks services up there,
 * and threads it starts inherit it: without this it would find the application's OpenTelemetry instead of its own.
 */
final class ContextLoader {
    private ContextLoader() {}

    static <T> T call(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ContextLoader.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}

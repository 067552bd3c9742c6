package io.whence.bootstrap;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Where advice and bridges report what they suppressed. An error of ours never reaches the application: it is counted,
 * the first is told, and after {@link #LIMIT} the bridges fall silent for good.
 */
public final class AdviceErrors {
    /** Errors after which instrumentation switches itself off. */
    public static final int LIMIT = 100;

    /** Is told of the first error and of the switching off. */
    public interface Listener {
        void suppressed(Throwable error, boolean switchedOff);
    }

    private static final AtomicLong COUNT = new AtomicLong();
    private static volatile Listener listener;
    private static volatile boolean off;

    private AdviceErrors() {}

    public static void setListener(Listener newListener) {
        listener = newListener;
    }

    /** Called by the exception handler of every advice. Never throws. */
    public static void suppressed(Throwable error) {
        try {
            long count = COUNT.incrementAndGet();
            boolean limit = count == LIMIT;
            if (limit) {
                off = true;
            }
            Listener current = listener;
            if (current != null && (count == 1 || limit)) {
                current.suppressed(error, limit);
            }
        } catch (Throwable ignored) {
            // telling failed as well: the application comes first
        }
    }

    /** Whether so many errors were suppressed that instrumentation does nothing more. */
    public static boolean isOff() {
        return off;
    }

    public static long count() {
        return COUNT.get();
    }
}

package io.whence.bootstrap;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Where every advice reports what it suppressed. Advice must never let an error of ours reach the
 * application; this class counts such errors.
 */
public final class AdviceErrors {
    private static final AtomicLong COUNT = new AtomicLong();

    private AdviceErrors() {}

    public static long count() {
        return COUNT.get();
    }
}

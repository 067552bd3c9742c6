package io.whence.bootstrap.lifecycle;

import io.whence.bootstrap.AdviceErrors;

/** Called from the JDK's own shutdown code, into which the agent weaves these calls. Does nothing until wired. */
public final class LifecycleBridge {
    /** What the agent wants to know of the JVM's end. */
    public interface Events {
        /** System.exit, or a signal: 128 and its number, then on a thread named after it. */
        void exiting(int status);

        /** A thread ends with an exception that nobody caught. */
        void uncaught(Thread thread, Throwable error);

        /** The application's shutdown hooks have ended; the JVM halts when this returns. */
        void hooksEnded();
    }

    private static volatile Events events;

    private LifecycleBridge() {}

    public static void wire(Events newEvents) {
        events = newEvents;
    }

    public static void exiting(int status) {
        try {
            Events current = events;
            if (current != null) {
                current.exiting(status);
            }
        } catch (Throwable error) {
            AdviceErrors.suppressed(error);
        }
    }

    public static void uncaught(Thread thread, Throwable thrown) {
        try {
            Events current = events;
            if (current != null) {
                current.uncaught(thread, thrown);
            }
        } catch (Throwable error) {
            AdviceErrors.suppressed(error);
        }
    }

    public static void hooksEnded() {
        try {
            Events current = events;
            if (current != null) {
                current.hooksEnded();
            }
        } catch (Throwable error) {
            AdviceErrors.suppressed(error);
        }
    }
}

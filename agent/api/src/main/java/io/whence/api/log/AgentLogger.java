package io.whence.api.log;

/**
 * The agent's own log: standard error, or the file the user named. Never java.util.logging or SLF4J, whose set-up
 * belongs to the application.
 */
public final class AgentLogger {
    /** Least to most talkative. */
    public enum Level {
        OFF,
        ERROR,
        WARN,
        INFO,
        DEBUG
    }

    /** Where lines go. */
    public interface Sink {
        void write(Level level, String line, Throwable error);
    }

    private static volatile Level threshold = Level.WARN;
    private static volatile Sink sink = new StandardErrorSink();

    private final String name;

    private AgentLogger(String name) {
        this.name = name;
    }

    public static AgentLogger of(Class<?> owner) {
        return new AgentLogger(owner.getSimpleName());
    }

    public static AgentLogger of(String name) {
        return new AgentLogger(name);
    }

    /**
     * Called once at start, before any other thread of ours runs.
     *
     * @param target null for standard error
     */
    public static void configure(Level level, Sink target) {
        threshold = level;
        sink = target == null ? new StandardErrorSink() : target;
    }

    public static boolean isEnabled(Level level) {
        return level.compareTo(threshold) <= 0;
    }

    public void error(String message, Throwable error) {
        log(Level.ERROR, message, error);
    }

    public void warn(String message) {
        log(Level.WARN, message, null);
    }

    public void warn(String message, Throwable error) {
        log(Level.WARN, message, error);
    }

    public void info(String message) {
        log(Level.INFO, message, null);
    }

    public void debug(String message) {
        log(Level.DEBUG, message, null);
    }

    public void debug(String message, Throwable error) {
        log(Level.DEBUG, message, error);
    }

    public void log(Level level, String message, Throwable error) {
        if (isEnabled(level)) {
            sink.write(level, name + ": " + message, error);
        }
    }
}

package io.whence.core.log;

import io.whence.api.log.AgentLogger;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Stands in for java.util.logging.Logger in the libraries inside the agent's jar: the build points their references
 * here. The real one would read the application's logging configuration before the application has made it. What the
 * libraries say is for those who debug the agent; exporters tell users themselves what concerns them.
 */
public final class QuietLogger {
    /** As {@code Logger.GLOBAL_LOGGER_NAME}. */
    public static final String GLOBAL_LOGGER_NAME = "global";

    private final String name;
    private final AgentLogger log;
    private Level level = Level.ALL;

    private QuietLogger(String name) {
        this.name = name;
        this.log = AgentLogger.of(name == null ? "" : name.substring(name.lastIndexOf('.') + 1));
    }

    public static QuietLogger getLogger(String name) {
        return new QuietLogger(name);
    }

    public static QuietLogger getAnonymousLogger() {
        return new QuietLogger(null);
    }

    public String getName() {
        return name;
    }

    public void setLevel(Level newLevel) {
        level = newLevel;
    }

    public Level getLevel() {
        return level;
    }

    public boolean isLoggable(Level asked) {
        return AgentLogger.isEnabled(AgentLogger.Level.DEBUG) && asked.intValue() >= Level.FINE.intValue();
    }

    public void setUseParentHandlers(boolean use) {
        // there are no handlers
    }

    public void log(LogRecord record) {
        log(record.getLevel(), record.getMessage(), record.getThrown());
    }

    public void log(Level at, String message) {
        log(at, message, (Throwable) null);
    }

    public void log(Level at, Supplier<String> message) {
        if (isLoggable(at)) {
            log(at, message.get(), (Throwable) null);
        }
    }

    public void log(Level at, String message, Object parameter) {
        log(at, message + " " + parameter, (Throwable) null);
    }

    public void log(Level at, String message, Object[] parameters) {
        log(at, message + " " + java.util.Arrays.toString(parameters), (Throwable) null);
    }

    public void log(Level at, String message, Throwable thrown) {
        if (isLoggable(at)) {
            log.log(AgentLogger.Level.DEBUG, message, thrown);
        }
    }

    public void log(Level at, Throwable thrown, Supplier<String> message) {
        if (isLoggable(at)) {
            log.log(AgentLogger.Level.DEBUG, message.get(), thrown);
        }
    }

    public void severe(String message) {
        log(Level.SEVERE, message);
    }

    public void warning(String message) {
        log(Level.WARNING, message);
    }

    public void info(String message) {
        log(Level.INFO, message);
    }

    public void config(String message) {
        log(Level.CONFIG, message);
    }

    public void fine(String message) {
        log(Level.FINE, message);
    }

    public void finer(String message) {
        log(Level.FINER, message);
    }

    public void finest(String message) {
        log(Level.FINEST, message);
    }
}

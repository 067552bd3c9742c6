package io.whence.exporter.log;

import io.whence.api.log.AgentLogger;
import java.util.logging.Level;

/**
 * What the OpenTelemetry SDK and okhttp log through inside the agent: the jar's build relocates their {@code
 * java.util.logging.Logger} to this class. The JDK's own would start the log manager of an application that may set up
 * another one later, and would print a line a failed batch where the exporter says it once.
 *
 * <p>Has the methods that they call, no more; a test reads their class files and compares. Never names {@code
 * java.util.logging.Logger}, which would be relocated here too.
 */
public final class SdkLogger {
    private final String name;
    private final AgentLogger target;

    private SdkLogger(String name) {
        this.name = name;
        this.target = AgentLogger.of(name.substring(name.lastIndexOf('.') + 1));
    }

    public static SdkLogger getLogger(String name) {
        return new SdkLogger(name);
    }

    public boolean isLoggable(Level level) {
        return AgentLogger.isEnabled(agentLevel(level));
    }

    public void log(Level level, String message) {
        log(level, message, (Throwable) null);
    }

    public void log(Level level, String message, Object parameter) {
        log(level, message, new Object[] {parameter});
    }

    public void log(Level level, String message, Object[] parameters) {
        if (isLoggable(level)) {
            String text = message;
            for (int i = 0; i < parameters.length; i++) {
                text = text.replace("{" + i + "}", String.valueOf(parameters[i]));
            }
            log(level, text, (Throwable) null);
        }
    }

    public void log(Level level, String message, Throwable error) {
        target.log(agentLevel(level), message, error);
    }

    public void warning(String message) {
        log(Level.WARNING, message);
    }

    public void info(String message) {
        log(Level.INFO, message);
    }

    public void fine(String message) {
        log(Level.FINE, message);
    }

    private AgentLogger.Level agentLevel(Level level) {
        if (level.intValue() >= Level.WARNING.intValue() && !isExportFailure()) {
            return AgentLogger.Level.WARN;
        }
        return AgentLogger.Level.DEBUG;
    }

    /** Of these our own exporter tells the user, once and in plain words. */
    private boolean isExportFailure() {
        return name.endsWith(".HttpExporter") || name.endsWith(".GrpcExporter") || name.contains("okhttp");
    }
}

package io.whence.exporter;

import io.whence.api.log.AgentLogger;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the agent logs, kept for a test. Silences the SDK's own log meanwhile, which the agent jar takes away from it by
 * relocation.
 */
public final class CapturedLog implements AutoCloseable {
    // Held, or their level would be collected with them.
    private static final List<Logger> SDK = List.of(Logger.getLogger("io.opentelemetry"), Logger.getLogger("okhttp3"));

    private final List<String> lines = new CopyOnWriteArrayList<>();

    public CapturedLog() {
        AgentLogger.configure(AgentLogger.Level.INFO, (level, line, error) -> lines.add(level + " " + line));
        SDK.forEach(logger -> logger.setLevel(Level.OFF));
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        AgentLogger.configure(AgentLogger.Level.WARN, (level, line, error) -> System.err.println(line));
        SDK.forEach(logger -> logger.setLevel(null));
    }
}

package io.whence.api.log;

import java.util.Locale;

/** One line an event on standard error; the stack trace only for those who debug. */
final class StandardErrorSink implements AgentLogger.Sink {
    @Override
    public void write(AgentLogger.Level level, String line, Throwable error) {
        StringBuilder text = new StringBuilder("[whence] ")
                .append(level.name().toLowerCase(Locale.ROOT))
                .append(' ')
                .append(line);
        if (error != null) {
            text.append(" (").append(error).append(')');
        }
        System.err.println(text);
        if (error != null && AgentLogger.isEnabled(AgentLogger.Level.DEBUG)) {
            error.printStackTrace(System.err);
        }
    }
}

package io.whence.core.log;

import io.whence.api.log.AgentLogger;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Locale;

/** Appends to a file, with the time. */
public final class FileSink implements AgentLogger.Sink {
    private final PrintStream out;

    public FileSink(String path) throws FileNotFoundException {
        try {
            out = new PrintStream(new FileOutputStream(path, true), true, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JVM has UTF-8", e);
        }
    }

    @Override
    public void write(AgentLogger.Level level, String line, Throwable error) {
        synchronized (out) {
            out.println(Instant.now() + " " + level.name().toLowerCase(Locale.ROOT) + " " + line
                    + (error == null ? "" : " (" + error + ")"));
            if (error != null && AgentLogger.isEnabled(AgentLogger.Level.DEBUG)) {
                error.printStackTrace(out);
            }
        }
    }
}

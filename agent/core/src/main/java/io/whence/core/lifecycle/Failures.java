package io.whence.core.lifecycle;

import io.whence.api.export.RunEnded;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Describes an exception without the data in it. Drivers put SQL, keys and values into their messages, so of an
 * SQLException only the state and code are told, and of other messages nothing that stands in quotes or parentheses.
 */
final class Failures {
    private static final int MAX_FRAMES = 30;
    private static final int MAX_CAUSES = 10;
    private static final int MAX_MESSAGE = 500;

    private Failures() {}

    static RunEnded.Failure of(Throwable error) {
        String type = error.getClass().getName();
        String message = message(error);
        String description = message == null ? type : type + ": " + message;
        return new RunEnded.Failure(description, type, message, stackTrace(error));
    }

    private static String message(Throwable error) {
        if (isSql(error)) {
            SQLException sql = (SQLException) error;
            return "SQLState " + sql.getSQLState() + ", code " + sql.getErrorCode();
        }
        String message;
        try {
            message = error.getMessage();
        } catch (RuntimeException | LinkageError e) {
            return null; // an application's getMessage may do anything
        }
        return message == null ? null : redact(message);
    }

    private static boolean isSql(Throwable error) {
        try {
            return error instanceof SQLException;
        } catch (LinkageError withoutJavaSql) {
            return false;
        }
    }

    /** A message may quote a statement or a row; what is between quotes, brackets and braces goes, digits too. */
    static String redact(String message) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < message.length() && text.length() < MAX_MESSAGE; i++) {
            char c = message.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '`' || (c == '\'' && !isApostrophe(message, i))) {
                quote = c;
                text.append("[…]");
            } else if (c == '(' || c == '[' || c == '{') {
                if (depth++ == 0) {
                    text.append("[…]");
                }
            } else if (c == ')' || c == ']' || c == '}') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                text.append(Character.isDigit(c) ? '#' : c);
            }
        }
        return text.toString();
    }

    private static boolean isApostrophe(String message, int index) {
        return index > 0
                && index + 1 < message.length()
                && Character.isLetter(message.charAt(index - 1))
                && Character.isLetter(message.charAt(index + 1));
    }

    private static String stackTrace(Throwable error) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable current = error;
        while (current != null && seen.add(current) && seen.size() <= MAX_CAUSES) {
            if (current != error) {
                text.append("Caused by: ");
            }
            String message = message(current);
            text.append(current.getClass().getName());
            if (message != null) {
                text.append(": ").append(message);
            }
            text.append('\n');
            int frames = 0;
            for (StackTraceElement frame : current.getStackTrace()) {
                if (frames++ >= MAX_FRAMES) {
                    text.append("\t…\n");
                    break;
                }
                text.append("\tat ").append(frame).append('\n');
            }
            current = current.getCause();
        }
        return text.toString();
    }
}

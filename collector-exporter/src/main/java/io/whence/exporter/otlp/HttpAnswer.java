package io.whence.exporter.otlp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.opentelemetry.exporter.internal.RetryUtil;
import io.opentelemetry.sdk.common.export.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Locale;

/** Status and Retry-After of an HTTP/1.1 response. The body is of no use to a client of OTLP and is not read. */
final class HttpAnswer implements HttpResponse {
    private static final int MAX_LINE = 8_192;
    private static final int MAX_LINES = 200;

    private final int status;
    private final String message;
    private final String retryAfter;

    private HttpAnswer(int status, String message, String retryAfter) {
        this.status = status;
        this.message = message;
        this.retryAfter = retryAfter;
    }

    /**
     * @throws ProtocolException when it is not HTTP
     * @throws EOFException when there is nothing
     */
    static HttpAnswer read(InputStream in) throws IOException {
        while (true) {
            String statusLine = line(in);
            int status = status(statusLine);
            String retryAfter = null;
            int lines = 0;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                if (++lines > MAX_LINES) {
                    throw new ProtocolException("too many headers");
                }
                if (line.toLowerCase(Locale.ROOT).startsWith("retry-after:")) {
                    retryAfter = line.substring("retry-after:".length()).trim();
                }
            }
            // Such as 100 and 103: the answer is still to come.
            if (status >= 200) {
                return new HttpAnswer(status, statusLine.substring(12).trim(), retryAfter);
            }
        }
    }

    private static int status(String line) throws ProtocolException {
        if (line.startsWith("HTTP/1.") && line.length() >= 12 && line.charAt(8) == ' ') {
            try {
                int status = Integer.parseInt(line.substring(9, 12));
                if (status >= 100 && status <= 599) {
                    return status;
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
        }
        throw new ProtocolException("not HTTP");
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        while (line.size() < MAX_LINE) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no answer");
            }
            if (next == '\n') {
                String text = new String(line.toByteArray(), ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(next);
        }
        throw new ProtocolException("too long a line");
    }

    boolean isWorthAnotherAttempt() {
        return RetryUtil.retryableHttpResponseCodes().contains(status);
    }

    /** Below zero where the server did not say. */
    long retryAfterNanos() {
        return RetryUtil.retryAfterNanos(retryAfter).orElse(-1);
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    public String getStatusMessage() {
        return message;
    }

    @Override
    public byte[] getResponseBody() {
        return new byte[0];
    }
}

package io.whence.exporter.otlp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;

/** One POST with its attempts, as the SDK's retry policy has them. */
final class HttpCall implements Runnable {
    private static final int DEFAULT_PORT = 80;

    private final HttpSenderConfig config;
    private final byte[] body;
    private final long deadline;
    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch aborted = new CountDownLatch(1);
    private volatile Socket socket;
    private volatile HttpAnswer answer;
    private volatile Throwable failure;

    /** @param deadline by {@link System#nanoTime()} */
    HttpCall(HttpSenderConfig config, byte[] body, long deadline) {
        this.config = config;
        this.body = body;
        this.deadline = deadline;
    }

    @Override
    public void run() {
        try {
            answer = callWithRetries();
        } catch (Throwable e) {
            failure = e;
        } finally {
            done.countDown();
        }
    }

    /** Waits for the end of the call. */
    void await(long nanos) throws InterruptedException {
        boolean unused = done.await(nanos, NANOSECONDS);
    }

    /** Ends it, whatever it is at; a call that has ended stays as it is. */
    void abort() {
        aborted.countDown();
        closeQuietly(socket);
    }

    /** Null while and where there is none. */
    HttpResponse answer() {
        return answer;
    }

    /** Null while and where there is none. */
    Throwable failure() {
        return failure;
    }

    private HttpAnswer callWithRetries() throws IOException, InterruptedException {
        RetryPolicy policy = config.getRetryPolicy();
        int attempts = policy == null ? 1 : policy.getMaxAttempts();
        long backoff = policy == null ? 0 : policy.getInitialBackoff().toNanos();
        for (int attempt = 1; ; attempt++) {
            long pause;
            HttpAnswer received = null;
            IOException error = null;
            try {
                received = attempt();
                if (!received.isWorthAnotherAttempt()) {
                    return received;
                }
                pause = received.retryAfterNanos();
            } catch (IOException e) {
                if (!Failures.isWorthAnotherAttempt(e)) {
                    throw e;
                }
                error = e;
                pause = -1;
            }
            if (pause < 0) {
                pause = (long) (backoff * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
            }
            // An attempt that would come too late is not waited for: the caller has the reason now.
            if (attempt >= attempts || pause >= remaining() || aborted.await(pause, NANOSECONDS)) {
                if (error != null) {
                    throw error;
                }
                return received;
            }
            if (policy != null) {
                backoff = Math.min(
                        (long) (backoff * policy.getBackoffMultiplier()),
                        policy.getMaxBackoff().toNanos());
            }
        }
    }

    private HttpAnswer attempt() throws IOException {
        try (Socket connection = connect()) {
            connection.setTcpNoDelay(true);
            OutputStream out = connection.getOutputStream();
            out.write(head(config, body.length));
            out.write(body);
            out.flush();
            connection.setSoTimeout(remainingMillis());
            return HttpAnswer.read(new BufferedInputStream(connection.getInputStream()));
        }
    }

    /** Every address of the host in turn: localhost has two, and a collector may listen on one. */
    private Socket connect() throws IOException {
        URI endpoint = config.getEndpoint();
        int port = endpoint.getPort() < 0 ? DEFAULT_PORT : endpoint.getPort();
        IOException last = null;
        for (InetAddress address : InetAddress.getAllByName(endpoint.getHost())) {
            Socket candidate = new Socket();
            socket = candidate;
            try {
                if (aborted.getCount() == 0) {
                    throw new IOException("closed");
                }
                candidate.connect(new InetSocketAddress(address, port), connectMillis());
                return candidate;
            } catch (IOException e) {
                closeQuietly(candidate);
                last = e;
            }
        }
        throw last == null ? new ConnectException("no address") : last;
    }

    /** @throws IllegalArgumentException when a header holds what would end it */
    static byte[] head(HttpSenderConfig config, int length) {
        URI endpoint = config.getEndpoint();
        String path = endpoint.getRawPath() == null || endpoint.getRawPath().isEmpty() ? "/" : endpoint.getRawPath();
        StringBuilder head = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\n");
        header(head, "Host", endpoint.getHost() + (endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort()));
        Map<String, List<String>> headers = config.getHeadersSupplier().get();
        if (headers != null) {
            headers.forEach((name, values) -> values.forEach(value -> header(head, name, value)));
        }
        header(head, "Content-Type", config.getContentType());
        if (config.getCompressor() != null) {
            header(head, "Content-Encoding", config.getCompressor().getEncoding());
        }
        header(head, "Content-Length", Integer.toString(length));
        header(head, "Connection", "close");
        return head.append("\r\n").toString().getBytes(ISO_8859_1);
    }

    private static void header(StringBuilder head, String name, String value) {
        if (!isPrintable(name) || name.isEmpty() || name.indexOf(':') >= 0 || name.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("not the name of an HTTP header: " + name.trim());
        }
        if (!isPrintable(value)) {
            throw new IllegalArgumentException("the value of header " + name + " holds what HTTP does not allow");
        }
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~') {
                return false;
            }
        }
        return true;
    }

    private long remaining() {
        return deadline - System.nanoTime();
    }

    private int remainingMillis() throws SocketTimeoutException {
        long millis = NANOSECONDS.toMillis(remaining());
        if (millis <= 0) {
            throw new SocketTimeoutException("timeout");
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }

    private int connectMillis() throws SocketTimeoutException {
        return (int) Math.min(remainingMillis(), config.getConnectTimeout().toMillis());
    }

    private static void closeQuietly(Socket open) {
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // Given up already.
            }
        }
    }
}

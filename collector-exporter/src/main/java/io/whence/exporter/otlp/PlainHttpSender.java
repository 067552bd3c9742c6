package io.whence.exporter.otlp;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * The SDK's sender for a collector in clear and without a proxy, which is what a sidecar, a node agent or a collector on
 * this host is. A first request through okhttp loads 550 classes and half the CPU time of a first export with them; this
 * is HTTP/1.1 over one socket a request. All else goes through okhttp. Not by java.net.HttpURLConnection: other agents
 * and the application's own authenticators, cookies and handlers would take part.
 */
final class PlainHttpSender implements HttpSender {
    private final HttpSenderConfig config;
    private final long timeoutNanos;
    private volatile HttpCall underWay;
    private volatile boolean closed;

    /** @throws IllegalArgumentException when a header cannot be sent */
    PlainHttpSender(HttpSenderConfig config) {
        this.config = config;
        this.timeoutNanos = nanos(config);
        HttpCall.head(config, 0);
    }

    /** Blocks until there is an answer, no longer than the timeout; the callbacks are called on this thread. */
    @Override
    public void send(MessageWriter writer, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
        HttpCall call;
        try {
            call = new HttpCall(config, body(writer), System.nanoTime() + timeoutNanos);
        } catch (IOException e) {
            onError.accept(e);
            return;
        }
        // On a thread of its own, since no timeout of a socket covers name resolution and writing.
        Thread thread = new Thread(call, "whence-otlp-call");
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        underWay = call;
        if (closed) {
            call.abort();
        }
        thread.start();
        try {
            call.await(timeoutNanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        call.abort();
        if (call.answer() != null) {
            onResponse.accept(call.answer());
        } else {
            onError.accept(call.failure() == null ? new InterruptedIOException("timeout") : call.failure());
        }
    }

    private byte[] body(MessageWriter writer) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.max(32, writer.getContentLength()));
        Compressor compressor = config.getCompressor();
        if (compressor == null) {
            writer.writeMessage(body);
        } else {
            try (OutputStream compressed = compressor.compress(body)) {
                writer.writeMessage(compressed);
            }
        }
        return body.toByteArray();
    }

    private static long nanos(HttpSenderConfig config) {
        // A timeout of zero, which means for ever, arrives as the largest number there is.
        long day = NANOSECONDS.convert(1, java.util.concurrent.TimeUnit.DAYS);
        return config.getTimeout().toDays() > 0 ? day : config.getTimeout().toNanos();
    }

    @Override
    public CompletableResultCode shutdown() {
        closed = true;
        HttpCall call = underWay;
        if (call != null) {
            call.abort();
        }
        return CompletableResultCode.ofSuccess();
    }
}

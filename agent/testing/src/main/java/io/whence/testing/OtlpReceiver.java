package io.whence.testing;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.awaitility.Awaitility;

/**
 * An OTLP receiver as a collector has it, over http/protobuf and gRPC, on free ports of the loopback address. Keeps
 * every accepted request in order.
 */
public final class OtlpReceiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<OtlpRequest> accepted = new ArrayList<>();
    private final List<OtlpRequest> refused = new ArrayList<>();
    private final Deque<Answer> script = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "otlp-receiver");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer http;
    private final Server grpc;
    private Answer otherwise = Answer.accepted();

    private OtlpReceiver(SSLContext tls, boolean clientCertificate) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        http = tls == null ? HttpServer.create(anyPort, 0) : https(anyPort, tls, clientCertificate);
        http.createContext("/", this::handle);
        http.setExecutor(threads);
        http.start();
        grpc = NettyServerBuilder.forAddress(anyPort)
                .executor(threads)
                .addService(new GrpcTraceService(this::receive).definition())
                .build()
                .start();
    }

    public static OtlpReceiver start() {
        return start(null, false);
    }

    /** With http/protobuf over TLS; gRPC stays in clear. */
    public static OtlpReceiver startTls(SSLContext context, boolean clientCertificateNeeded) {
        return start(context, clientCertificateNeeded);
    }

    private static OtlpReceiver start(SSLContext tls, boolean clientCertificate) {
        try {
            return new OtlpReceiver(tls, clientCertificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer https(InetSocketAddress address, SSLContext tls, boolean clientCertificate)
            throws IOException {
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
                ssl.setNeedClientAuth(clientCertificate);
                parameters.setSSLParameters(ssl);
            }
        });
        return server;
    }

    /** For {@code otel.exporter.otlp.endpoint} with protocol http/protobuf. */
    public String httpEndpoint() {
        return (http instanceof HttpsServer ? "https://localhost:" : "http://127.0.0.1:")
                + http.getAddress().getPort();
    }

    /** For {@code otel.exporter.otlp.endpoint} with protocol grpc. */
    public String grpcEndpoint() {
        return "http://127.0.0.1:" + grpc.getPort();
    }

    /** Answers the next requests like this, in the order of the calls; then all others as {@link #answer}. */
    public synchronized OtlpReceiver answerNext(int requests, Answer answer) {
        for (int i = 0; i < requests; i++) {
            script.add(answer);
        }
        return this;
    }

    /** Answers every request like this from now on. */
    public synchronized OtlpReceiver answer(Answer answer) {
        script.clear();
        otherwise = answer;
        return this;
    }

    /** The requests that were accepted, in order. */
    public synchronized List<OtlpRequest> requests() {
        return List.copyOf(accepted);
    }

    /** The requests that got another answer than 200, in order. */
    public synchronized List<OtlpRequest> refused() {
        return List.copyOf(refused);
    }

    /** The spans of all accepted requests, in order; one sent twice is there twice. */
    public List<ReceivedSpan> spans() {
        return requests().stream().flatMap(request -> request.spans().stream()).toList();
    }

    public Lineage lineage() {
        return Lineage.of(spans());
    }

    /** Waits until a run has ended. */
    public List<ReceivedSpan> awaitRunEnd() {
        return awaitSpans(
                "the span of an ended run",
                spans -> spans.stream().anyMatch(span -> "run".equals(span.string("lineage.kind"))));
    }

    /** Waits for at least so many spans. */
    public List<ReceivedSpan> awaitSpans(int count) {
        return awaitSpans(count + " spans", spans -> spans.size() >= count);
    }

    /** Waits until the spans received fulfil the condition; fails after 20 s. */
    public List<ReceivedSpan> awaitSpans(String what, Predicate<List<ReceivedSpan>> condition) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(this::spans, condition);
    }

    @Override
    public void close() {
        closed.countDown();
        http.stop(0);
        grpc.shutdownNow();
        threads.shutdownNow();
    }

    /** Notes the request and gives the answer when it is due. */
    private Answer receive(OtlpRequest request) throws InterruptedException {
        Answer answer;
        synchronized (this) {
            answer = script.isEmpty() ? otherwise : script.remove();
        }
        if (!answer.delay().isZero() && closed.await(answer.delay().toMillis(), MILLISECONDS)) {
            return Answer.status(503);
        }
        synchronized (this) {
            (answer.isAccepted() ? accepted : refused).add(request);
        }
        return answer;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("POST") || !path.endsWith("/v1/traces")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            Map<String, List<String>> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
            OtlpRequest request = new OtlpRequest(
                    "http/protobuf",
                    path,
                    Collections.unmodifiableMap(headers),
                    ExportTraceServiceRequest.parseFrom(body(exchange)));
            Answer answer = receive(request);
            answer.retryAfterSeconds()
                    .ifPresent(seconds -> exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds)));
            byte[] body = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        boolean gzip = "gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream raw = exchange.getRequestBody();
                InputStream body = gzip ? new GZIPInputStream(raw) : raw) {
            return body.readAllBytes();
        }
    }
}

package io.whence.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OtlpReceiverTest {
    private static final ExportTraceServiceRequest REQUEST =
            Spans.request(Spans.span("00000000000000f1", "run", "lineage.rows", 3L, "ratio", 0.5, "flag", true)
                    .addLinks(Spans.link("00000000000000f0", "thread"))
                    .setStatus(Status.newBuilder()
                            .setCode(Status.StatusCode.STATUS_CODE_ERROR)
                            .setMessage("boom")));

    private final OtlpReceiver receiver = OtlpReceiver.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void takesHttp() throws Exception {
        assertThat(post(REQUEST.toByteArray(), "X-Key", "a").statusCode()).isEqualTo(200);

        OtlpRequest request = receiver.requests().get(0);
        assertThat(request.protocol()).isEqualTo("http/protobuf");
        assertThat(request.header("x-key")).isEqualTo("a");
        assertThat(request.header("x-none")).isNull();
        assertThat(request.body()).isEqualTo(REQUEST);
        ReceivedSpan span = receiver.awaitRunEnd().get(0);
        assertThat(span.number("lineage.rows")).isEqualTo(3);
        assertThat(span.flag("flag")).isTrue();
        assertThat(span.flag("none")).isFalse();
        assertThat(span.attributes()).containsEntry("ratio", 0.5);
        assertThat(span.strings("none")).isEmpty();
        assertThat(span.status()).isEqualTo("ERROR");
        assertThat(span.statusMessage()).isEqualTo("boom");
        assertThat(span.parentSpanId()).isEmpty();
        assertThat(span.links())
                .containsExactly(new ReceivedSpan.Link(
                        Spans.TRACE,
                        "00000000000000f0",
                        Map.of("lineage.link", "input", "lineage.edge.basis", "thread")));
        assertThat(receiver.lineage()).hasToString("run flights null rows=3\n");
    }

    @Test
    void takesGzip() throws Exception {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzipped)) {
            REQUEST.writeTo(out);
        }

        assertThat(post(gzipped.toByteArray(), "Content-Encoding", "gzip").statusCode())
                .isEqualTo(200);

        assertThat(receiver.awaitSpans(1)).hasSize(1);
    }

    @Test
    void takesGrpc() {
        grpc(REQUEST);

        OtlpRequest request = receiver.requests().get(0);
        assertThat(request.protocol()).isEqualTo("grpc");
        assertThat(request.header("x-key")).isEqualTo("a");
        assertThat(request.body()).isEqualTo(REQUEST);
    }

    @Test
    void answersAsToldAndKeepsWhatItRefusedApart() throws Exception {
        receiver.answerNext(1, Answer.status(503).retryAfter(7)).answerNext(1, Answer.status(429));

        HttpResponse<String> unavailable = post(REQUEST.toByteArray(), "X-Key", "a");
        assertThat(unavailable.statusCode()).isEqualTo(503);
        assertThat(unavailable.headers().firstValue("Retry-After")).hasValue("7");
        assertThatThrownBy(() -> grpc(REQUEST))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("RESOURCE_EXHAUSTED");
        grpc(REQUEST);

        assertThat(receiver.refused()).hasSize(2);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void canBeSlowAndStillClosesAtOnce() {
        receiver.answer(Answer.accepted().after(Duration.ofMinutes(10)));
        var answer = http.sendAsync(
                HttpRequest.newBuilder(URI.create(receiver.httpEndpoint() + "/v1/traces"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(REQUEST.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.discarding());

        receiver.close();

        assertThat(answer.handle((response, failure) -> failure != null || response.statusCode() == 503)
                        .orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
                        .join())
                .isTrue();
        assertThat(receiver.spans()).isEmpty();
    }

    @Test
    void knowsNoOtherPaths() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.httpEndpoint() + "/v1/metrics"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void faultyCollectorsAreFaulty() throws Exception {
        try (FaultyCollector refusing = FaultyCollector.refusing()) {
            assertThatThrownBy(() -> get(refusing)).isInstanceOf(ConnectException.class);
        }
        try (FaultyCollector hanging = FaultyCollector.hanging()) {
            assertThatThrownBy(() -> get(hanging)).hasMessageContaining("timed out");
            assertThat(hanging.connections()).isPositive();
        }
        try (FaultyCollector garbage = FaultyCollector.garbage()) {
            assertThatThrownBy(() -> get(garbage)).isInstanceOf(IOException.class);
        }
        try (FaultyCollector web = FaultyCollector.webServer(404)) {
            assertThat(get(web).statusCode()).isEqualTo(404);
            assertThat(get(web).body()).contains("It works!");
        }
    }

    private HttpResponse<String> get(FaultyCollector collector) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(collector.endpoint()))
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(Duration.ofMillis(500))
                        .build(),
                HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private HttpResponse<String> post(byte[] body, String header, String value) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(receiver.httpEndpoint() + "/v1/traces"))
                        .header(header, value)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private void grpc(ExportTraceServiceRequest request) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("x-key", Metadata.ASCII_STRING_MARSHALLER), "a");
        ManagedChannel channel = NettyChannelBuilder.forTarget(
                        receiver.grpcEndpoint().replace("http://", ""))
                .usePlaintext()
                .intercept(List.of(MetadataUtils.newAttachHeadersInterceptor(headers)))
                .build();
        try {
            ExportTraceServiceResponse response = ClientCalls.blockingUnaryCall(
                    channel, GrpcTraceService.EXPORT, io.grpc.CallOptions.DEFAULT, request);
            assertThat(response).isEqualTo(ExportTraceServiceResponse.getDefaultInstance());
        } finally {
            channel.shutdownNow();
        }
    }
}

package io.whence.exporter.otlp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.api.export.LineageExporter;
import io.whence.exporter.CapturedLog;
import io.whence.exporter.MapConfig;
import io.whence.exporter.Story;
import io.whence.testing.OtlpReceiver;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way to a collector in clear, and when it is not taken. */
class PlainHttpTest {
    @Test
    void isTakenForHttpInClearOnly() {
        assertThat(settings(Map.of()).isPlainHttp()).isTrue();
        assertThat(settings(Map.of("otel.exporter.otlp.endpoint", "http://collector:4318"))
                        .isPlainHttp())
                .isTrue();
        assertThat(settings(Map.of("otel.exporter.otlp.endpoint", "https://collector:4318"))
                        .isPlainHttp())
                .isFalse();
        assertThat(settings(Map.of("otel.exporter.otlp.protocol", "grpc")).isPlainHttp())
                .isFalse();
        assertThat(settings(Map.of("otel.exporter.otlp.endpoint", "http://not an address"))
                        .isPlainHttp())
                .isFalse();
    }

    @Test
    void aProxyIsUsed() {
        ProxySelector before = ProxySelector.getDefault();
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            int port = URI.create(receiver.httpEndpoint()).getPort();
            ProxySelector.setDefault(new FixedProxy(
                    new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port))));
            Map<String, String> keys = Map.of("otel.exporter.otlp.endpoint", "http://collector.invalid:4318");

            assertThat(settings(keys).isPlainHttp()).isFalse();
            assertThat(export(keys)).isTrue();
            assertThat(receiver.spans()).hasSize(1);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void findsALocalCollectorByName() {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            assertThat(export(Map.of(
                            "otel.exporter.otlp.endpoint",
                            receiver.httpEndpoint().replace("127.0.0.1", "localhost"))))
                    .isTrue();
            assertThat(receiver.requests().get(0).header("host"))
                    .isEqualTo(
                            "localhost:" + URI.create(receiver.httpEndpoint()).getPort());
        }
    }

    /** Writing blocks once the buffers are full, and no timeout of a socket covers that. */
    @Test
    void aCollectorThatReadsNothingIsGivenUpInTime() throws IOException {
        try (CapturedLog log = new CapturedLog();
                ServerSocket deaf = new ServerSocket()) {
            deaf.setReceiveBufferSize(1_024);
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Story story =
                    Story.of(Story.run("large").parameters("x".repeat(2_000)).build());
            for (int i = 0; i < 20_000; i++) {
                story.read(Story.table("h2:mem:a", "TABLE_" + i), 1);
            }
            LineageExporter exporter = new OtlpExporterProvider()
                    .create(MapConfig.of(Map.of(
                            "otel.exporter.otlp.endpoint",
                            "http://127.0.0.1:" + deaf.getLocalPort(),
                            "otel.exporter.otlp.timeout",
                            "1000")));
            long start = System.nanoTime();

            assertThat(exporter.export(story.records())).isFalse();

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
            assertThat(log.lines()).singleElement().asString().contains("did not take the batch within 1 s");
            exporter.close(100);
        }
    }

    @Test
    void headersThatWouldBreakTheRequestAreRefusedAtOnce() {
        for (String header : List.of("key=a%0D%0AX-Evil:%20b", "key=%C3%A9", "ke:y=a", "ke y=a")) {
            assertThatThrownBy(() -> export(Map.of("otel.exporter.otlp.headers", header)))
                    .as(header)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("X-Evil")
                    .hasMessageContaining("header");
        }
    }

    @Test
    void readsStatusAndRetryAfter() throws IOException {
        HttpAnswer busy = read("HTTP/1.1 503 Service Unavailable\r\nretry-after:  7 \r\nX: y\r\n\r\nbody");
        assertThat(busy.getStatusCode()).isEqualTo(503);
        assertThat(busy.getStatusMessage()).isEqualTo("Service Unavailable");
        assertThat(busy.isWorthAnotherAttempt()).isTrue();
        assertThat(busy.retryAfterNanos()).isEqualTo(7_000_000_000L);

        HttpAnswer accepted = read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200\n\n");
        assertThat(accepted.getStatusCode()).isEqualTo(200);
        assertThat(accepted.getStatusMessage()).isEmpty();
        assertThat(accepted.isWorthAnotherAttempt()).isFalse();
        assertThat(accepted.retryAfterNanos()).isNegative();
        assertThat(accepted.getResponseBody()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\r\n\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 999 No\r\n\r\n",
                "HTTP/2 200 OK\r\n\r\n",
                "\r\n\r\n"
            })
    void whatIsNotHttpIsSaidToBeNone(String answer) {
        assertThatThrownBy(() -> read(answer)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void answersWithoutEndAreNotReadForEver() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 " + "x".repeat(10_000))).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(1_000)))
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n")).isInstanceOf(EOFException.class);
    }

    private static HttpAnswer read(String answer) throws IOException {
        return HttpAnswer.read(new ByteArrayInputStream(answer.getBytes(ISO_8859_1)));
    }

    private static OtlpSettings settings(Map<String, String> keys) {
        return OtlpSettings.of(MapConfig.of(new HashMap<>(keys)));
    }

    private static boolean export(Map<String, String> keys) {
        LineageExporter exporter = new OtlpExporterProvider().create(MapConfig.of(keys));
        try {
            return exporter.export(Story.of("orders").records());
        } finally {
            exporter.close(1_000);
        }
    }

    private static final class FixedProxy extends ProxySelector {
        private final Proxy proxy;

        FixedProxy(Proxy proxy) {
            this.proxy = proxy;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return List.of(proxy);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            throw new AssertionError(failure);
        }
    }
}

package io.whence.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.api.export.LineageExporter;
import io.whence.exporter.CapturedLog;
import io.whence.exporter.MapConfig;
import io.whence.exporter.Story;
import io.whence.testing.OtlpReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What HTTP adds: proxies, names, collectors that do not read, and headers. */
class OtlpHttpTest {
    @Test
    void aProxyIsUsed() {
        ProxySelector before = ProxySelector.getDefault();
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            int port = URI.create(receiver.httpEndpoint()).getPort();
            ProxySelector.setDefault(new FixedProxy(
                    new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port))));
            Map<String, String> keys = Map.of("otel.exporter.otlp.endpoint", "http://collector.invalid:4318");

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
    void headersThatWouldBreakTheRequestAreToldOnceAndNeverShown() {
        for (String header : List.of("key=a%0D%0AX-Evil:%20b", "key=%C3%A9")) {
            try (CapturedLog log = new CapturedLog()) {
                assertThat(export(Map.of("otel.exporter.otlp.headers", header)))
                        .as(header)
                        .isFalse();
                assertThat(log.lines())
                        .singleElement()
                        .asString()
                        .contains("otel.exporter.otlp.headers")
                        .doesNotContain("X-Evil");
            }
        }
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

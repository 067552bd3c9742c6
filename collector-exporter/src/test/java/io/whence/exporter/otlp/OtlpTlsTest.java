package io.whence.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.api.export.LineageExporter;
import io.whence.exporter.CapturedLog;
import io.whence.exporter.MapConfig;
import io.whence.exporter.Story;
import io.whence.testing.OtlpReceiver;
import io.whence.testing.TlsIdentity;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS as {@code otel.exporter.otlp.certificate}, {@code .client.key} and {@code .client.certificate} ask for it. */
class OtlpTlsTest {
    @TempDir
    private static Path folder;

    private static TlsIdentity server;
    private static TlsIdentity client;

    @BeforeAll
    static void identities() throws Exception {
        server = TlsIdentity.create(folder, "server");
        client = TlsIdentity.create(folder, "client");
    }

    @Test
    void trustsTheCertificateAndShowsItsOwn() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.startTls(server.serverContext(client), true)) {
            assertThat(export(
                            receiver,
                            Map.of(
                                    "otel.exporter.otlp.certificate",
                                    server.certificate().toString(),
                                    "otel.exporter.otlp.client.key",
                                    client.key().toString(),
                                    "otel.exporter.otlp.client.certificate",
                                    client.certificate().toString())))
                    .isTrue();
            assertThat(receiver.spans()).hasSize(1);
        }
    }

    @Test
    void trustsNobodyElse() throws Exception {
        try (CapturedLog log = new CapturedLog();
                OtlpReceiver receiver = OtlpReceiver.startTls(server.serverContext(client), false)) {
            assertThat(export(
                            receiver,
                            Map.of(
                                    "otel.exporter.otlp.certificate",
                                    client.certificate().toString())))
                    .isFalse();
            assertThat(log.lines()).singleElement().asString().contains("(http/protobuf): TLS failed, ");
        }
    }

    private static boolean export(OtlpReceiver receiver, Map<String, String> keys) {
        Map<String, String> all = new HashMap<>(keys);
        all.put("otel.exporter.otlp.endpoint", receiver.httpEndpoint());
        LineageExporter exporter = new OtlpExporterProvider().create(MapConfig.of(all));
        try {
            return exporter.export(Story.of("orders").records());
        } finally {
            exporter.close(1_000);
        }
    }
}

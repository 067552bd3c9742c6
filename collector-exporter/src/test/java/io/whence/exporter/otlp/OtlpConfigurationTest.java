package io.whence.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.whence.api.export.LineageExporter;
import io.whence.api.export.LineageExporterProvider;
import io.whence.api.model.Run;
import io.whence.exporter.MapConfig;
import io.whence.exporter.Story;
import io.whence.testing.OtlpReceiver;
import io.whence.testing.OtlpRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenTelemetry's own keys, as a collector sees their effect. */
class OtlpConfigurationTest {
    private OtlpReceiver receiver;

    @BeforeEach
    void start() {
        receiver = OtlpReceiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void isFoundByItsName() {
        assertThat(ServiceLoader.load(LineageExporterProvider.class))
                .anySatisfy(provider -> assertThat(provider.name()).isEqualTo("otlp"));
    }

    @Test
    void speaksHttpWhereNothingElseIsSaid() {
        OtlpRequest request = export(Map.of("otel.exporter.otlp.endpoint", receiver.httpEndpoint()));

        assertThat(request.protocol()).isEqualTo("http/protobuf");
        assertThat(request.path()).isEqualTo("/v1/traces");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-protobuf");
        assertThat(request.header("Content-Encoding")).isNull();
        assertThat(request.spans()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"otel.exporter.otlp.", "otel.exporter.otlp.traces."})
    void speaksGrpc(String prefix) {
        OtlpRequest request = export(Map.of(
                prefix + "endpoint", receiver.grpcEndpoint(),
                prefix + "protocol", "grpc",
                prefix + "compression", "gzip",
                prefix + "headers", "api-key=secret"));

        assertThat(request.protocol()).isEqualTo("grpc");
        assertThat(request.header("api-key")).isEqualTo("secret");
        assertThat(request.header("grpc-encoding")).isEqualTo("gzip");
        assertThat(request.spans()).hasSize(2);
    }

    @Test
    void theEndpointOfTracesIsTakenAsItIs() {
        OtlpRequest request = export(Map.of(
                "otel.exporter.otlp.endpoint",
                "http://127.0.0.1:1",
                "otel.exporter.otlp.traces.endpoint",
                receiver.httpEndpoint() + "/tenant/v1/traces"));

        assertThat(request.path()).isEqualTo("/tenant/v1/traces");
    }

    @Test
    void compressesAndSendsHeaders() {
        OtlpRequest request = export(Map.of(
                "otel.exporter.otlp.endpoint", receiver.httpEndpoint(),
                "otel.exporter.otlp.compression", "gzip",
                "otel.exporter.otlp.headers", "authorization=Basic%20c2VjcmV0,x-scope-orgid=shop"));

        assertThat(request.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(request.header("Authorization")).isEqualTo("Basic c2VjcmV0");
        assertThat(request.header("X-Scope-OrgID")).isEqualTo("shop");
        assertThat(request.spans()).hasSize(2);
    }

    @Test
    void anEmptyKeyIsAnUnsetOne() {
        OtlpRequest request = export(Map.of(
                "otel.exporter.otlp.endpoint",
                receiver.httpEndpoint(),
                "otel.exporter.otlp.protocol",
                "",
                "otel.exporter.otlp.traces.endpoint",
                "",
                "otel.service.name",
                ""));

        assertThat(request.protocol()).isEqualTo("http/protobuf");
        assertThat(resource(request)).containsEntry("service.name", "orders");
    }

    @Test
    void theResourceIsTheJobTheHostAndTheProcess() {
        Map<String, Object> resource = resource(export(Map.of("otel.exporter.otlp.endpoint", receiver.httpEndpoint())));

        assertThat(resource)
                .contains(
                        entry("service.name", "orders"),
                        entry("service.namespace", "shop"),
                        entry("service.instance.id", Story.RUN_ID.toString()),
                        entry("host.arch", ProcessFacts.arch(System.getProperty("os.arch"))),
                        entry("process.pid", ProcessHandle.current().pid()),
                        entry("process.runtime.name", System.getProperty("java.runtime.name")),
                        entry("process.runtime.version", System.getProperty("java.runtime.version")),
                        entry("telemetry.sdk.name", "opentelemetry"),
                        entry("telemetry.sdk.language", "java"),
                        entry("telemetry.distro.name", "whence"))
                .containsKeys(
                        "host.name",
                        "process.runtime.description",
                        "process.executable.path",
                        "telemetry.sdk.version",
                        "telemetry.distro.version")
                .doesNotContainKeys("lineage.tenant", "process.command_args", "process.command_line");
        assertThat(resource.get("telemetry.distro.version").toString()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void whatTheUserSaysOfTheResourceWins() {
        Map<String, Object> resource = resource(export(Map.of(
                "otel.exporter.otlp.endpoint",
                receiver.httpEndpoint(),
                "otel.service.name",
                "etl",
                "otel.resource.attributes",
                "service.name=ignored,service.namespace=team%20a,deployment.environment.name=prod",
                "lineage.tenant",
                "acme")));

        assertThat(resource)
                .contains(
                        entry("service.name", "etl"),
                        entry("service.namespace", "team a"),
                        entry("deployment.environment.name", "prod"),
                        entry("lineage.tenant", "acme"));
    }

    @Test
    void theServiceNameMayStandAmongTheResourceAttributes() {
        Map<String, Object> resource = resource(export(Map.of(
                "otel.exporter.otlp.endpoint",
                receiver.httpEndpoint(),
                "otel.resource.attributes",
                "service.name=etl")));

        assertThat(resource).containsEntry("service.name", "etl");
    }

    @Test
    void whatCannotBeIsSaidInOneLineWithoutCredentials() {
        assertRefused(Map.of("otel.exporter.otlp.protocol", "http/json"), "http/json");
        assertRefused(Map.of("otel.exporter.otlp.endpoint", "ftp://u:secret@collector"), "http or https");
        assertRefused(Map.of("otel.exporter.otlp.endpoint", "u:secret@collector:4318"), "valid URL");
        assertRefused(Map.of("otel.exporter.otlp.timeout", "soon"), "otel.exporter.otlp.timeout");
        assertRefused(Map.of("otel.exporter.otlp.certificate", "/no/such/file"), "/no/such/file");
        assertRefused(Map.of("otel.exporter.otlp.compression", "zip"), "zip");
        assertRefused(Map.of("otel.exporter.otlp.headers", "secret"), "otel.exporter.otlp.headers");
        assertRefused(Map.of("otel.resource.attributes", "noequals"), "otel.resource.attributes");
    }

    private void assertRefused(Map<String, String> keys, String said) {
        Map<String, String> all = new HashMap<>(Map.of("otel.exporter.otlp.endpoint", receiver.httpEndpoint()));
        all.putAll(keys);
        assertThatThrownBy(() -> new OtlpExporterProvider().create(MapConfig.of(all)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said)
                .hasMessageNotContaining("secret")
                .message()
                .doesNotContain("\n");
    }

    private OtlpRequest export(Map<String, String> keys) {
        LineageExporter exporter = new OtlpExporterProvider().create(MapConfig.of(keys));
        try {
            assertThat(exporter.export(
                            Story.of("orders").end(Run.State.COMPLETE, 10).records()))
                    .isTrue();
        } finally {
            exporter.close(1_000);
        }
        assertThat(receiver.requests()).hasSize(1);
        return receiver.requests().get(0);
    }

    private static Map<String, Object> resource(OtlpRequest request) {
        return request.spans().get(0).resource();
    }
}

package io.whence.exporter.otlp;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import io.whence.api.config.Config;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What the {@code otel.*} keys say: for OpenTelemetry's code as they are, and what messages need of them. */
final class OtlpSettings {
    private static final String ANY = "otel.exporter.otlp.";
    private static final String TRACES = "otel.exporter.otlp.traces.";
    private static final String HTTP = "http/protobuf";

    // OpenTelemetry's reading of durations, lists and percent signs. There is no public way to it short of building a
    // whole SDK; the agent carries the very version it was compiled against.
    private final ConfigProperties properties;

    private OtlpSettings(ConfigProperties properties) {
        this.properties = properties;
    }

    static OtlpSettings of(Config config) {
        Map<String, String> keys = new HashMap<>();
        // The specification's default; the Java SDK's own is still grpc.
        keys.put(ANY + "protocol", HTTP);
        config.foreign("otel.").forEach((key, value) -> {
            // The specification has it that an empty variable is an unset one.
            if (!value.trim().isEmpty()) {
                keys.put(key, value.trim());
            }
        });
        return new OtlpSettings(DefaultConfigProperties.createFromMap(keys));
    }

    ConfigProperties properties() {
        return properties;
    }

    /** Where spans go, for messages: without credentials. */
    String endpoint() {
        String endpoint = properties.getString(TRACES + "endpoint");
        if (endpoint == null) {
            boolean http = HTTP.equals(protocol());
            endpoint = properties.getString(ANY + "endpoint", http ? "http://localhost:4318" : "http://localhost:4317");
            if (http) {
                endpoint = (endpoint.endsWith("/") ? endpoint : endpoint + "/") + "v1/traces";
            }
        }
        return withoutCredentials(endpoint);
    }

    String protocol() {
        return properties.getString(TRACES + "protocol", properties.getString(ANY + "protocol", HTTP));
    }

    /** @throws IllegalArgumentException with what is expected, which the SDK's own message lacks */
    void checkProtocol() {
        String protocol = protocol();
        if (!protocol.equals(HTTP) && !protocol.equals("grpc")) {
            throw new IllegalArgumentException(
                    "otel.exporter.otlp.protocol is '" + protocol + "' but must be " + HTTP + " or grpc");
        }
    }

    /** Of one export with all its attempts; the SDK's default is ten seconds, and zero means for ever. */
    Duration timeout() {
        Duration timeout = properties.getDuration(TRACES + "timeout");
        if (timeout == null) {
            timeout = properties.getDuration(ANY + "timeout", Duration.ofSeconds(10));
        }
        return timeout;
    }

    /** Without what stands before an at sign, in an address or where one was meant. */
    static String withoutCredentials(String text) {
        return text.indexOf('@') < 0 ? text : text.replaceAll("[^/\\s]*@", "");
    }
}

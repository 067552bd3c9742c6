package io.whence.testing;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One request as it arrived.
 *
 * @param protocol {@code http/protobuf} or {@code grpc}, as {@code otel.exporter.otlp.protocol} names them
 * @param path of the URL, or of the gRPC method
 * @param headers by name in lower case
 */
public record OtlpRequest(
        String protocol, String path, Map<String, List<String>> headers, ExportTraceServiceRequest body) {
    /** The first value of a header; null where it was not sent. */
    public String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** Every span of the request in order. */
    public List<ReceivedSpan> spans() {
        return body.getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream()
                        .flatMap(scope -> scope.getSpansList().stream()
                                .map(span -> ReceivedSpan.of(resource.getResource(), scope.getScope(), span))))
                .toList();
    }
}

package io.whence.testing;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One span as received, in plain Java types. Attribute values are String, Long, Double, Boolean or List of String.
 *
 * @param name of the span
 * @param kind CLIENT, INTERNAL …
 * @param traceId 32 hex digits
 * @param spanId 16 hex digits
 * @param parentSpanId 16 hex digits; empty for a root
 * @param parentIsRemote as the span's flags say
 * @param startEpochNanos of the span
 * @param endEpochNanos of the span
 * @param status UNSET, OK or ERROR
 * @param statusMessage empty where there is none
 * @param attributes by name, sorted
 * @param links in order
 * @param events in order
 * @param resource the resource's attributes
 * @param scope name and version, with a blank between
 */
public record ReceivedSpan(
        String name,
        String kind,
        String traceId,
        String spanId,
        String parentSpanId,
        boolean parentIsRemote,
        long startEpochNanos,
        long endEpochNanos,
        String status,
        String statusMessage,
        Map<String, Object> attributes,
        List<Link> links,
        List<Event> events,
        Map<String, Object> resource,
        String scope) {
    private static final int FLAG_PARENT_IS_REMOTE = 0x200;

    /** A link as received. */
    public record Link(String traceId, String spanId, Map<String, Object> attributes) {}

    /** An event as received. */
    public record Event(String name, long epochNanos, Map<String, Object> attributes) {}

    static ReceivedSpan of(Resource resource, InstrumentationScope scope, Span span) {
        return new ReceivedSpan(
                span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                (span.getFlags() & FLAG_PARENT_IS_REMOTE) != 0,
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                span.getStatus().getCode().name().replace("STATUS_CODE_", ""),
                span.getStatus().getMessage(),
                attributes(span.getAttributesList()),
                span.getLinksList().stream()
                        .map(link -> new Link(
                                hex(link.getTraceId()),
                                hex(link.getSpanId()),
                                ReceivedSpan.attributes(link.getAttributesList())))
                        .toList(),
                span.getEventsList().stream()
                        .map(event -> new Event(
                                event.getName(),
                                event.getTimeUnixNano(),
                                ReceivedSpan.attributes(event.getAttributesList())))
                        .toList(),
                attributes(resource.getAttributesList()),
                (scope.getName() + " " + scope.getVersion()).trim());
    }

    /** Null where there is none. */
    public String string(String attribute) {
        return (String) attributes.get(attribute);
    }

    /** Null where there is none. */
    public Long number(String attribute) {
        return (Long) attributes.get(attribute);
    }

    /** Whether the attribute is there and true. */
    public boolean flag(String attribute) {
        return Boolean.TRUE.equals(attributes.get(attribute));
    }

    /** Empty where there is none. */
    @SuppressWarnings("unchecked")
    public List<String> strings(String attribute) {
        return (List<String>) attributes.getOrDefault(attribute, List.of());
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static Map<String, Object> attributes(List<KeyValue> list) {
        Map<String, Object> attributes = new TreeMap<>();
        for (KeyValue attribute : list) {
            Object before = attributes.put(attribute.getKey(), value(attribute.getValue()));
            if (before != null) {
                throw new IllegalStateException("attribute sent twice: " + attribute.getKey());
            }
        }
        return Collections.unmodifiableMap(attributes);
    }

    private static Object value(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> value.getBoolValue();
            case INT_VALUE -> value.getIntValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            case ARRAY_VALUE -> strings(value.getArrayValue());
            default -> throw new IllegalStateException("not a value that lineage uses: " + value);
        };
    }

    private static List<String> strings(ArrayValue array) {
        return array.getValuesList().stream().map(AnyValue::getStringValue).toList();
    }
}

package io.whence.testing;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Spans by hand, as they stand on the wire. */
final class Spans {
    static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private Spans() {}

    static Span.Builder span(String id, String kind, Object... attributes) {
        Span.Builder span = Span.newBuilder()
                .setName(kind)
                .setTraceId(bytes(TRACE))
                .setSpanId(bytes(id))
                .setStartTimeUnixNano(1)
                .addAttributes(attribute("lineage.kind", kind))
                .addAttributes(attribute("lineage.run.id", "run-1"))
                .addAttributes(attribute("lineage.job.name", "flights"));
        for (int i = 0; i < attributes.length; i += 2) {
            span.addAttributes(attribute((String) attributes[i], attributes[i + 1]));
        }
        return span;
    }

    static Span.Builder access(String id, String kind, String dataset, String operation, Object... attributes) {
        int blank = dataset.indexOf(' ');
        return span(id, kind, attributes)
                .addAttributes(attribute("lineage.dataset.namespace", dataset.substring(0, blank)))
                .addAttributes(attribute("lineage.dataset.name", dataset.substring(blank + 1)))
                .addAttributes(attribute("lineage.operation", operation));
    }

    static Span.Link link(String id, String basis) {
        return Span.Link.newBuilder()
                .setTraceId(bytes(TRACE))
                .setSpanId(bytes(id))
                .addAttributes(attribute("lineage.link", "input"))
                .addAttributes(attribute("lineage.edge.basis", basis))
                .build();
    }

    static ExportTraceServiceRequest request(Span.Builder... spans) {
        ScopeSpans.Builder scope = ScopeSpans.newBuilder();
        for (Span.Builder span : spans) {
            scope.addSpans(span);
        }
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder().addScopeSpans(scope))
                .build();
    }

    static List<ReceivedSpan> received(Span.Builder... spans) {
        return new ArrayList<>(new OtlpRequest("grpc", "", java.util.Map.of(), request(spans)).spans());
    }

    static KeyValue attribute(String name, Object value) {
        AnyValue.Builder any = AnyValue.newBuilder();
        if (value instanceof Long || value instanceof Integer) {
            any.setIntValue(((Number) value).longValue());
        } else if (value instanceof Boolean flag) {
            any.setBoolValue(flag);
        } else if (value instanceof Double number) {
            any.setDoubleValue(number);
        } else if (value instanceof List<?> list) {
            ArrayValue.Builder array = ArrayValue.newBuilder();
            list.forEach(element -> array.addValues(AnyValue.newBuilder().setStringValue((String) element)));
            any.setArrayValue(array);
        } else {
            any.setStringValue((String) value);
        }
        return KeyValue.newBuilder().setKey(name).setValue(any).build();
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }
}

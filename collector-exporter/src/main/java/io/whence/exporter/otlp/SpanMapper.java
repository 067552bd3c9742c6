package io.whence.exporter.otlp;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.whence.api.export.AccessWindow;
import io.whence.api.export.LineageRecord;
import io.whence.api.export.RunEnded;
import io.whence.api.export.RunStarted;
import io.whence.api.model.Access;
import io.whence.api.model.ColumnGrammar;
import io.whence.api.model.Dataset;
import io.whence.api.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One record to one span, as the span contract says. Lineage is never sampled: every span is marked as sampled. */
final class SpanMapper {
    private final RunResource resource;
    private final InstrumentationScopeInfo scope;

    SpanMapper(RunResource resource, String version) {
        this.resource = resource;
        this.scope = InstrumentationScopeInfo.builder("io.whence")
                .setVersion(version)
                .build();
    }

    /** @throws IllegalArgumentException for a kind of record that there is no span for */
    SpanData map(LineageRecord record) {
        if (record instanceof AccessWindow) {
            return access((AccessWindow) record);
        }
        if (record instanceof RunStarted) {
            return started((RunStarted) record);
        }
        if (record instanceof RunEnded) {
            return ended((RunEnded) record);
        }
        throw new IllegalArgumentException("no span for " + record.getClass());
    }

    private SpanData started(RunStarted record) {
        AttributesBuilder attributes = common(record, "run.start");
        putRun(attributes, record.run());
        return span("start " + record.run().jobName(), record)
                .parent(runSpan(record.run()))
                .attributes(attributes.build())
                .build();
    }

    private SpanData ended(RunEnded record) {
        Run run = record.run();
        AttributesBuilder attributes = common(record, "run");
        putRun(attributes, run);
        attributes.put(LineageAttributes.RUN_STATE, record.state().name());
        record.counters().forEach(attributes::put);
        putTruncated(attributes, record.truncated());
        LineageSpan.Builder span = span("run " + run.jobName(), record).attributes(attributes.build());
        if (run.parentSpanId() != null) {
            span.parent(SpanContext.createFromRemoteParent(
                    run.traceId(), run.parentSpanId(), TraceFlags.getSampled(), TraceState.getDefault()));
        }
        if (record.state() == Run.State.FAIL) {
            fail(span, record);
        }
        return span.build();
    }

    private static void fail(LineageSpan.Builder span, RunEnded record) {
        RunEnded.Failure failure = record.failure();
        String description = failure == null || failure.description() == null ? "" : failure.description();
        span.status(StatusData.create(StatusCode.ERROR, Text.cut(description)));
        if (failure == null || failure.exceptionType() == null) {
            return;
        }
        AttributesBuilder attributes = Attributes.builder();
        putText(attributes, LineageAttributes.EXCEPTION_TYPE, failure.exceptionType());
        putText(attributes, LineageAttributes.EXCEPTION_MESSAGE, failure.exceptionMessage());
        putText(attributes, LineageAttributes.EXCEPTION_STACKTRACE, failure.stackTrace());
        span.event(EventData.create(record.endEpochNanos(), "exception", attributes.build()));
    }

    private SpanData access(AccessWindow window) {
        Access access = window.access();
        Dataset dataset = access.dataset();
        boolean read = access.kind() == Access.Kind.READ;
        AttributesBuilder attributes = common(window, read ? "read" : "write");
        attributes.put(LineageAttributes.ID, window.lineageId());
        putDataset(attributes, access);
        putText(attributes, LineageAttributes.OPERATION, access.operation());
        putTexts(attributes, LineageAttributes.COLUMNS, access.columns());
        putText(attributes, LineageAttributes.TRANSFORMATION_CODE_HASH, access.codeHash());
        putCounts(attributes, window);
        putTexts(attributes, LineageAttributes.INPUTS, inputs(window));
        putTexts(attributes, LineageAttributes.COLUMN_LINEAGE, ColumnGrammar.format(window.columnLineage()));
        putConventional(attributes, access.attributes());
        putTruncated(attributes, window.truncated());
        if (access.partial()) {
            attributes.put(LineageAttributes.PARTIAL, true);
        }
        return span((read ? "READ " : "WRITE ") + dataset.shortName(), window)
                .kind(dataset.type() == Dataset.Type.DATABASE ? SpanKind.CLIENT : SpanKind.INTERNAL)
                .parent(runSpan(window.run()))
                .attributes(attributes.build())
                .links(links(window))
                .build();
    }

    private LineageSpan.Builder span(String name, LineageRecord record) {
        return new LineageSpan.Builder(
                        Text.cut(name), context(record.run(), record.spanId()), resource.of(record.run()), scope)
                .time(record.startEpochNanos(), record.endEpochNanos());
    }

    private static SpanContext runSpan(Run run) {
        return context(run, run.spanId());
    }

    private static SpanContext context(Run run, String spanId) {
        return SpanContext.create(run.traceId(), spanId, TraceFlags.getSampled(), TraceState.getDefault());
    }

    private static List<String> inputs(AccessWindow window) {
        List<String> inputs = new ArrayList<>();
        window.inputs().forEach(dataset -> inputs.add(dataset.toString()));
        return inputs;
    }

    private static List<LinkData> links(AccessWindow window) {
        List<LinkData> links = new ArrayList<>(window.links().size());
        for (AccessWindow.Link link : window.links()) {
            links.add(LinkData.create(
                    context(window.run(), link.spanId()),
                    Attributes.of(
                            LineageAttributes.LINK,
                            "input",
                            LineageAttributes.EDGE_BASIS,
                            link.basis().attribute())));
        }
        return links;
    }

    private static AttributesBuilder common(LineageRecord record, String kind) {
        AttributesBuilder attributes = Attributes.builder();
        attributes.put(LineageAttributes.KIND, kind);
        attributes.put(LineageAttributes.CONVENTION, LineageAttributes.CONVENTION_VERSION);
        putText(attributes, LineageAttributes.JOB_NAMESPACE, record.run().jobNamespace());
        putText(attributes, LineageAttributes.JOB_NAME, record.run().jobName());
        attributes.put(LineageAttributes.RUN_ID, record.run().id().toString());
        return attributes;
    }

    private static void putRun(AttributesBuilder attributes, Run run) {
        putText(attributes, LineageAttributes.OPERATION_TYPE, run.operationType());
        putText(attributes, LineageAttributes.RUN_PARAMETERS, run.parameters());
        putText(attributes, LineageAttributes.CODE_HASH, run.codeHash());
    }

    private static void putDataset(AttributesBuilder attributes, Access access) {
        Dataset dataset = access.dataset();
        putText(attributes, LineageAttributes.DATASET_NAMESPACE, dataset.namespace());
        putText(attributes, LineageAttributes.DATASET_NAME, dataset.name());
        attributes.put(LineageAttributes.DATASET_TYPE, dataset.type().attribute());
        putText(attributes, LineageAttributes.DATASET_FORMAT, dataset.format());
        putTexts(attributes, LineageAttributes.DATASET_SCHEMA, access.schema());
        putText(attributes, LineageAttributes.DATASET_VERSION, access.version());
    }

    private static void putCounts(AttributesBuilder attributes, AccessWindow window) {
        putKnown(attributes, LineageAttributes.ROWS, window.rows());
        putKnown(attributes, LineageAttributes.BYTES, window.bytes());
        putKnown(attributes, LineageAttributes.FILES, window.files());
        attributes.put(LineageAttributes.CALLS, window.calls());
        if (window.failedCalls() > 0) {
            attributes.put(LineageAttributes.FAILED_CALLS, window.failedCalls());
        }
        window.dropped().forEach(attributes::put);
    }

    private static void putConventional(AttributesBuilder attributes, Map<String, Object> values) {
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            String name = entry.getKey();
            Object value = entry.getValue();
            if (value instanceof String) {
                attributes.put(name, Text.cut((String) value));
            } else if (value instanceof Boolean) {
                attributes.put(name, (Boolean) value);
            } else if (value instanceof Double || value instanceof Float) {
                attributes.put(name, ((Number) value).doubleValue());
            } else if (value instanceof Number) {
                attributes.put(name, ((Number) value).longValue());
            } else if (value instanceof List) {
                List<String> texts = new ArrayList<>();
                ((List<?>) value).forEach(element -> texts.add(Text.cut(String.valueOf(element))));
                attributes.put(AttributeKey.stringArrayKey(name), texts);
            }
        }
    }

    private static void putTruncated(AttributesBuilder attributes, boolean truncated) {
        if (truncated) {
            attributes.put(LineageAttributes.TRUNCATED, true);
        }
    }

    private static void putKnown(AttributesBuilder attributes, AttributeKey<Long> key, long count) {
        if (count != AccessWindow.UNKNOWN) {
            attributes.put(key, count);
        }
    }

    private static void putText(AttributesBuilder attributes, AttributeKey<String> key, String value) {
        if (value != null) {
            attributes.put(key, Text.cut(value));
        }
    }

    private static void putTexts(AttributesBuilder attributes, AttributeKey<List<String>> key, List<String> values) {
        if (!values.isEmpty()) {
            attributes.put(key, Text.cut(values));
        }
    }
}

package io.whence.exporter.otlp;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A finished span. Our own, since identifiers and times come from the record: an SDK tracer would give others.
 * Immutable.
 */
final class LineageSpan implements SpanData {
    private final String name;
    private final SpanKind kind;
    private final SpanContext context;
    private final SpanContext parent;
    private final Resource resource;
    private final InstrumentationScopeInfo scope;
    private final long startEpochNanos;
    private final long endEpochNanos;
    private final Attributes attributes;
    private final List<LinkData> links;
    private final List<EventData> events;
    private final StatusData status;

    private LineageSpan(Builder builder) {
        this.name = Objects.requireNonNull(builder.name, "name");
        this.kind = builder.kind;
        this.context = Objects.requireNonNull(builder.context, "context");
        this.parent = builder.parent;
        this.resource = Objects.requireNonNull(builder.resource, "resource");
        this.scope = Objects.requireNonNull(builder.scope, "scope");
        this.startEpochNanos = builder.startEpochNanos;
        this.endEpochNanos = builder.endEpochNanos;
        this.attributes = builder.attributes;
        this.links = builder.links;
        this.events = builder.events;
        this.status = builder.status;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public SpanKind getKind() {
        return kind;
    }

    @Override
    public SpanContext getSpanContext() {
        return context;
    }

    @Override
    public SpanContext getParentSpanContext() {
        return parent;
    }

    @Override
    public StatusData getStatus() {
        return status;
    }

    @Override
    public long getStartEpochNanos() {
        return startEpochNanos;
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public List<EventData> getEvents() {
        return events;
    }

    @Override
    public List<LinkData> getLinks() {
        return links;
    }

    @Override
    public long getEndEpochNanos() {
        return endEpochNanos;
    }

    @Override
    public boolean hasEnded() {
        return true;
    }

    @Override
    public int getTotalRecordedEvents() {
        return events.size();
    }

    @Override
    public int getTotalRecordedLinks() {
        return links.size();
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    @Override
    @Deprecated
    public io.opentelemetry.sdk.common.InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
        return io.opentelemetry.sdk.common.InstrumentationLibraryInfo.create(scope.getName(), scope.getVersion());
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return scope;
    }

    @Override
    public Resource getResource() {
        return resource;
    }

    @Override
    public String toString() {
        return name + " " + attributes;
    }

    /** Not thread-safe. */
    static final class Builder {
        private final String name;
        private final SpanContext context;
        private final Resource resource;
        private final InstrumentationScopeInfo scope;
        private SpanKind kind = SpanKind.INTERNAL;
        private SpanContext parent = SpanContext.getInvalid();
        private long startEpochNanos;
        private long endEpochNanos;
        private Attributes attributes = Attributes.empty();
        private List<LinkData> links = Collections.emptyList();
        private List<EventData> events = Collections.emptyList();
        private StatusData status = StatusData.unset();

        Builder(String name, SpanContext context, Resource resource, InstrumentationScopeInfo scope) {
            this.name = name;
            this.context = context;
            this.resource = resource;
            this.scope = scope;
        }

        Builder kind(SpanKind value) {
            this.kind = value;
            return this;
        }

        Builder parent(SpanContext value) {
            this.parent = value;
            return this;
        }

        Builder time(long start, long end) {
            this.startEpochNanos = start;
            this.endEpochNanos = end;
            return this;
        }

        Builder attributes(Attributes value) {
            this.attributes = value;
            return this;
        }

        Builder links(List<LinkData> value) {
            this.links = Collections.unmodifiableList(value);
            return this;
        }

        Builder event(EventData value) {
            this.events = Collections.singletonList(value);
            return this;
        }

        Builder status(StatusData value) {
            this.status = value;
            return this;
        }

        LineageSpan build() {
            return new LineageSpan(this);
        }
    }
}

package io.whence.exporter.otlp;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The SDK's reading of the {@code otel.*} keys, with our choice of HTTP sender. */
final class OtlpProperties implements ConfigProperties, ComponentLoader {
    // OpenTelemetry's reading of durations, lists and percent signs. There is no public way to it short of building a
    // whole SDK; the agent carries the very version it was compiled against.
    private final ConfigProperties values;
    private boolean plainHttp;

    OtlpProperties(Map<String, String> keys) {
        this.values = DefaultConfigProperties.createFromMap(keys);
    }

    /** From now on, HTTP is sent by {@link PlainHttpSender}. */
    void usePlainHttp() {
        plainHttp = true;
    }

    @Override
    public <T> Iterable<T> load(Class<T> type) {
        if (plainHttp && type == HttpSenderProvider.class) {
            HttpSenderProvider provider = PlainHttpSender::new;
            return Collections.singletonList(type.cast(provider));
        }
        return ServiceLoader.load(type, OtlpProperties.class.getClassLoader());
    }

    @Override
    public ComponentLoader getComponentLoader() {
        return this;
    }

    @Override
    public String getString(String name) {
        return values.getString(name);
    }

    @Override
    public Boolean getBoolean(String name) {
        return values.getBoolean(name);
    }

    @Override
    public Integer getInt(String name) {
        return values.getInt(name);
    }

    @Override
    public Long getLong(String name) {
        return values.getLong(name);
    }

    @Override
    public Double getDouble(String name) {
        return values.getDouble(name);
    }

    @Override
    public Duration getDuration(String name) {
        return values.getDuration(name);
    }

    @Override
    public List<String> getList(String name) {
        return values.getList(name);
    }

    @Override
    public Map<String, String> getMap(String name) {
        return values.getMap(name);
    }
}

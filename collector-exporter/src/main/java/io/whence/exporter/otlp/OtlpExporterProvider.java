package io.whence.exporter.otlp;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.whence.api.config.Config;
import io.whence.api.config.ConfigOption;
import io.whence.api.export.LineageExporter;
import io.whence.api.export.LineageExporterProvider;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;

/**
 * Spans to an OTLP collector, configured by OpenTelemetry's own {@code otel.*} keys, which its own code interprets. Only
 * its exporter is built, no SDK: a first export costs enough as it is.
 */
public final class OtlpExporterProvider implements LineageExporterProvider {
    static final ConfigOption<String> TENANT = ConfigOption.text(
            "lineage.tenant", null, "none", "Whose lineage it is: resource attribute lineage.tenant of every span");

    @Override
    public String name() {
        return "otlp";
    }

    @Override
    public List<ConfigOption<?>> options() {
        return Collections.singletonList(TENANT);
    }

    @Override
    public LineageExporter create(Config config) {
        return ContextLoader.call(() -> {
            try {
                OtlpSettings settings = OtlpSettings.of(config);
                settings.checkProtocol();
                String version = version();
                RunResource resource = new RunResource(settings.properties(), version, config.get(TENANT));
                return new OtlpExporter(exporter(settings), new SpanMapper(resource, version), settings);
            } catch (ConfigurationException e) {
                throw new IllegalArgumentException(OtlpSettings.withoutCredentials(e.getMessage()), e);
            }
        });
    }

    private static SpanExporter exporter(OtlpSettings settings) {
        ClassLoader loader = OtlpExporterProvider.class.getClassLoader();
        for (ConfigurableSpanExporterProvider provider :
                ServiceLoader.load(ConfigurableSpanExporterProvider.class, loader)) {
            if (provider.getName().equals("otlp")) {
                SpanExporter exporter = provider.createExporter(settings.properties());
                return withOurRetries(exporter, settings.properties());
            }
        }
        throw new IllegalStateException("OpenTelemetry's OTLP exporter is missing from the agent");
    }

    /**
     * The SDK's retries, but not where nobody listens: the caller keeps the records and comes again anyway, and a
     * program without a collector must not wait at its end for attempts that are bound to fail.
     */
    private static SpanExporter withOurRetries(SpanExporter exporter, ConfigProperties properties) {
        if (properties.getBoolean("otel.java.exporter.otlp.retry.disabled", false)) {
            return exporter;
        }
        RetryPolicy policy = RetryPolicy.getDefault().toBuilder()
                .setRetryExceptionPredicate(Failures::isWorthAnotherAttempt)
                .build();
        SpanExporter result;
        if (exporter instanceof OtlpHttpSpanExporter) {
            result = ((OtlpHttpSpanExporter) exporter)
                    .toBuilder().setRetryPolicy(policy).build();
        } else if (exporter instanceof OtlpGrpcSpanExporter) {
            result = ((OtlpGrpcSpanExporter) exporter)
                    .toBuilder().setRetryPolicy(policy).build();
        } else {
            return exporter;
        }
        exporter.shutdown();
        return result;
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = OtlpExporterProvider.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            // The version is worth no failure.
        }
        return properties.getProperty("version", "unknown");
    }
}

package io.whence.exporter.otlp;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.autoconfigure.ResourceConfiguration;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.resources.Resource;
import io.whence.api.model.Run;

/**
 * The resource of a run's spans: the job as service, the host and the process. What the user set in {@code
 * otel.service.name} and {@code otel.resource.attributes} wins.
 *
 * <p>Not from OpenTelemetry's resource providers: they report the whole command line, where secrets stand, and ask a
 * name server for this host's name.
 */
final class RunResource {
    private final Resource process;
    private final Resource configured;
    private final String tenant;
    private Run lastRun;
    private Resource lastResource;

    /** @param tenant null where not configured */
    RunResource(ConfigProperties properties, String version, String tenant) {
        this.process = Resource.getDefault()
                .merge(Resource.create(ProcessFacts.attributes().toBuilder()
                        .put("telemetry.distro.name", "whence")
                        .put("telemetry.distro.version", version)
                        .build()));
        this.configured = ResourceConfiguration.createEnvironmentResource(properties);
        this.tenant = tenant;
    }

    /** The same object for the same run, so that its spans are grouped. Called by one thread at a time. */
    Resource of(Run run) {
        if (run != lastRun) {
            lastResource = create(run);
            lastRun = run;
        }
        return lastResource;
    }

    private Resource create(Run run) {
        Attributes job = Attributes.builder()
                .put("service.name", Text.cut(run.jobName()))
                .put("service.namespace", Text.cut(run.jobNamespace()))
                .put("service.instance.id", run.id().toString())
                .build();
        Resource resource = process.merge(Resource.create(job)).merge(configured);
        if (tenant == null) {
            return resource;
        }
        AttributesBuilder tenantAttribute = Attributes.builder().put("lineage.tenant", Text.cut(tenant));
        return resource.merge(Resource.create(tenantAttribute.build()));
    }
}

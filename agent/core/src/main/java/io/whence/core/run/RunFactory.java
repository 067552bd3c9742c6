package io.whence.core.run;

import io.whence.api.config.Config;
import io.whence.api.log.AgentLogger;
import io.whence.api.model.Run;
import io.whence.core.CoreOptions;

/** Makes the run of this JVM. Reads files and random numbers, so it is called on an agent thread. */
public final class RunFactory {
    private static final AgentLogger LOG = AgentLogger.of("run");

    private final Config config;
    private final Ids ids;

    public RunFactory(Config config, Ids ids) {
        this.config = config;
        this.ids = ids;
    }

    public Run create(long startEpochNanos) {
        JobCommand command = JobCommand.parse(System.getProperty("sun.java.command"));
        String name = config.get(CoreOptions.JOB_NAME);
        TraceParent parent = parent();
        String traceId = parent == null ? ids.traceId() : parent.traceId();
        return Run.builder()
                .id(ids.uuid7(startEpochNanos / 1_000_000))
                .trace(traceId, ids.spanId(), parent == null ? null : parent.spanId())
                .job(config.get(CoreOptions.JOB_NAMESPACE), name == null ? command.jobName() : name)
                .operationType(config.get(CoreOptions.OPERATION_TYPE))
                .parameters(RunParameters.of(command.arguments()))
                .codeHash(CodeHash.of(command, System.getProperty("java.class.path", "")))
                .startEpochNanos(startEpochNanos)
                .build();
    }

    private TraceParent parent() {
        String configured = config.get(CoreOptions.PARENT);
        String text = configured == null ? System.getenv("TRACEPARENT") : configured;
        TraceParent parent = TraceParent.parse(text);
        if (parent == null && text != null && !text.trim().isEmpty()) {
            LOG.warn((configured == null ? "TRACEPARENT" : CoreOptions.PARENT.key()) + " is '" + text
                    + "' but must be 00-<32 hex digits>-<16 hex digits>-<flags>; the run is a trace of its own");
        }
        return parent == null ? OpenLineageParent.parse(System.getenv(OpenLineageParent.VARIABLE)) : parent;
    }
}

package io.whence.core;

import io.whence.api.export.RunEnded;
import io.whence.api.log.AgentLogger;
import io.whence.api.model.Run;
import io.whence.bootstrap.AdviceErrors;
import io.whence.core.export.AgentThreads;
import io.whence.core.export.ExportPipeline;
import io.whence.core.lifecycle.ProcessEnd;
import io.whence.core.record.RunRecorder;

/** Ends the run and delivers what is left, while the JVM waits: never longer than the user allows. */
final class RunEnd implements ProcessEnd.Listener {
    private static final AgentLogger LOG = AgentLogger.of("agent");

    private final RunRecorder recorder;
    private final ExportPipeline pipeline;
    private final long timeoutMillis;

    RunEnd(RunRecorder recorder, ExportPipeline pipeline, long timeoutMillis) {
        this.recorder = recorder;
        this.pipeline = pipeline;
        this.timeoutMillis = timeoutMillis;
    }

    @Override
    public void ended(Run.State state, RunEnded.Failure failure) {
        if (!recorder.isTouched()) {
            return; // a program that touched no data has no lineage, not even an empty run
        }
        // a little less than the user allows, so that there is time to say what could not be delivered
        long until = System.nanoTime() + (timeoutMillis - Math.min(250, timeoutMillis / 10)) * 1_000_000;
        Thread last = AgentThreads.start("whence-end", () -> {
            recorder.end(state, failure);
            pipeline.close(Math.max(1, (until - System.nanoTime()) / 1_000_000));
        });
        try {
            last.join(timeoutMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (last.isAlive()) {
            LOG.warn("lineage could not be delivered within " + timeoutMillis + " ms; ending without");
        }
        if (AdviceErrors.count() > 0) {
            LOG.warn(AdviceErrors.count() + " errors of the instrumentation were suppressed");
        }
    }
}

package io.whence.dist;

import io.whence.testing.ForkedJvm;
import io.whence.testing.OtlpReceiver;
import java.nio.file.Path;

/** The jar that the build made, and the example pipeline. */
final class Agent {
    static final Path JAR = Path.of(System.getProperty("whence.agent.jar")).normalize();
    static final Path EXAMPLES =
            Path.of(System.getProperty("whence.examples.dir")).normalize();

    private Agent() {}

    /** The flights pipeline under the agent, its lineage going to the receiver. */
    static ForkedJvm flights(OtlpReceiver receiver, Path work, String warehouse) {
        return ForkedJvm.running(
                        "io.whence.examples.flights.FlightsPipeline",
                        "--warehouse",
                        warehouse,
                        "--summary",
                        "jdbc:sqlite:" + work.resolve("summary.db"),
                        "--data",
                        EXAMPLES.resolve("data").toString())
                .classPath(
                        EXAMPLES.resolve("target/whence-examples.jar").toString(),
                        EXAMPLES.resolve("target/lib").toString() + "/*")
                .withAgent(JAR)
                .exportingTo(receiver)
                .in(work);
    }
}

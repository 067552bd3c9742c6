package io.whence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.testing.ForkedJvm;
import io.whence.testing.Jdk;
import io.whence.testing.OtlpReceiver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example pipeline, unchanged, with one flag: every dataset, edge, basis, row count and column it has. */
class FlightsPipelineIT {
    @TempDir
    private Path work;

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void hasTheLineageThatAPersonWouldWriteDown(Jdk jdk) throws IOException {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            ForkedJvm.Result result = Agent.flights(receiver, work, "jdbc:h2:" + work.resolve("warehouse"))
                    .on(jdk)
                    .run();

            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(result.agentLines()).isEmpty();
            receiver.awaitRunEnd();
            assertThat(receiver.lineage().replacing(work.toString(), "$WORK").toString())
                    .isEqualTo(golden("flights-h2.txt"));
        }
    }

    @Test
    void arrivesOverGrpcToo() throws IOException {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            ForkedJvm.Result result = Agent.flights(receiver, work, "jdbc:h2:" + work.resolve("warehouse"))
                    .exportingTo(receiver.grpcEndpoint())
                    .option("-Dotel.exporter.otlp.protocol=grpc")
                    .run();

            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(result.agentLines()).isEmpty();
            receiver.awaitRunEnd();
            assertThat(receiver.lineage().replacing(work.toString(), "$WORK").toString())
                    .isEqualTo(golden("flights-h2.txt"));
        }
    }

    @Test
    void hasTheSameLineageOnPostgres() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                OtlpReceiver receiver = OtlpReceiver.start()) {
            ForkedJvm.Result result = Agent.flights(
                            receiver, work, postgres.getJdbcUrl("postgres", "postgres") + "&password=never-shown")
                    .run();

            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(result.agentLines()).isEmpty();
            receiver.awaitRunEnd();
            assertThat(receiver.spans().toString()).doesNotContain("never-shown");
            assertThat(receiver.lineage()
                            .replacing(work.toString(), "$WORK")
                            .replacing("localhost:" + postgres.getPort(), "localhost:$PORT")
                            .toString())
                    .isEqualTo(golden("flights-postgres.txt"));
        }
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = FlightsPipelineIT.class.getResourceAsStream("/golden/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package io.whence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.testing.ForkedJvm;
import io.whence.testing.OtlpReceiver;
import io.whence.testing.apps.PooledPipeline;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One access for one call, and the same lineage, whatever a connection is wrapped in. */
class PoolsIT {
    private static final String LINEAGE = """
            run io.whence.testing.apps.PooledPipeline COMPLETE failed.calls=1 rolled_back.calls=1
            READ  h2:mem:shop PUBLIC.ORDERS SELECT calls=2
            READ  h2:mem:shop PUBLIC.TOTALS SELECT rows=4
            WRITE h2:mem:report PUBLIC.CUSTOMERS INSERT rows=4 calls=4
              <- h2:mem:shop PUBLIC.TOTALS (thread)
            WRITE h2:mem:shop PUBLIC.ORDERS INSERT rows=3 calls=3
            WRITE h2:mem:shop PUBLIC.TOTALS INSERT rows=5 calls=2
              <- h2:mem:shop PUBLIC.ORDERS (statement)
              * <- 0.AMOUNT FILTER, 0.CUSTOMER GROUP_BY
              CUSTOMER <- 0.CUSTOMER IDENTITY
              TOTAL <- 0.AMOUNT AGGREGATION
            """;

    @TempDir
    private Path work;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "driver",
                "h2-datasource",
                "h2-pool",
                "hikari",
                "hikari-datasource",
                "dbcp2",
                "dbcp2-driver",
                "dbcp2-shared",
                "c3p0",
                "tomcat",
                "agroal",
                "spring",
                "spring-single",
                "p6spy",
                "p6spy-datasource",
                "datasource-proxy",
                "opentelemetry",
                "opentelemetry-driver",
                "all"
            })
    void aCallIsOneAccess(String kind) {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            ForkedJvm.Result result = Programs.traced(receiver, PooledPipeline.class, kind)
                    .classPath(Programs.DIRECTORY.resolve("pools").toString() + "/*")
                    .in(work)
                    .run();

            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(result.agentLines()).isEmpty();
            receiver.awaitRunEnd();
            assertThat(receiver.lineage()).hasToString(LINEAGE);
        }
    }
}

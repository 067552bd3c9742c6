package io.whence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.testing.Answer;
import io.whence.testing.FaultyCollector;
import io.whence.testing.ForkedJvm;
import io.whence.testing.OtlpReceiver;
import io.whence.testing.apps.CopyOrders;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with the collector: one line says so, the program runs on, and ends at most 5 s later. */
class CollectorTroubleIT {
    private static final long LONGEST_DELAY_MILLIS = 5_000;
    /** What two starts of a JVM with and without an agent may differ on a busy machine. */
    private static final long TOLERANCE_MILLIS = 5_000;

    @Test
    void nobodyListens() {
        try (FaultyCollector collector = FaultyCollector.refusing()) {
            assertUnharmed(collector.endpoint(), "nobody listens there");
        }
    }

    @Test
    void theHostIsNotKnown() {
        assertUnharmed("http://no-such-host.invalid:4318", "host name is not known");
    }

    @Test
    void itHangs() {
        try (FaultyCollector collector = FaultyCollector.hanging()) {
            assertUnharmed(collector.endpoint(), "could not be delivered by the exporter 'otlp' in time");
            assertThat(collector.connections()).isPositive();
        }
    }

    @Test
    void itSpeaksGarbage() {
        try (FaultyCollector collector = FaultyCollector.garbage()) {
            assertUnharmed(collector.endpoint(), "cannot send lineage to " + collector.endpoint());
        }
    }

    @Test
    void itIsAnyWebServer() {
        try (FaultyCollector collector = FaultyCollector.webServer(404)) {
            assertUnharmed(collector.endpoint(), "it takes no OTLP traces at this address");
        }
    }

    @Test
    void itIsOverloaded() {
        try (OtlpReceiver receiver = OtlpReceiver.start().answer(Answer.status(503))) {
            assertUnharmed(receiver.httpEndpoint(), "could not be delivered by the exporter 'otlp' in time");
        }
    }

    @Test
    void itIsOverloadedAtFirst() {
        try (OtlpReceiver receiver = OtlpReceiver.start().answerNext(1, Answer.status(503))) {
            ForkedJvm.Result result =
                    Programs.traced(receiver, CopyOrders.class).run();

            assertThat(result.agentLines()).isEmpty();
            receiver.awaitRunEnd();
            assertThat(receiver.lineage().toString()).contains("WRITE h2:mem:report PUBLIC.CUSTOMERS INSERT rows=3");
        }
    }

    @Test
    void theAddressIsNone() {
        assertUnharmed("not an address", "OTLP endpoint must be a valid URL: not an address");
    }

    @Test
    void theExporterIsNone() {
        ForkedJvm.Result result = Programs.plain(CopyOrders.class)
                .withAgent(Agent.JAR)
                .option("-Dlineage.exporters=otpl")
                .run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("[whence] ")
                .contains("lineage.exporters", "'otpl'", "otlp");
    }

    private static void assertUnharmed(String endpoint, String reason) {
        ForkedJvm.Result without = Programs.plain(CopyOrders.class).run();
        ForkedJvm.Result with = Programs.plain(CopyOrders.class)
                .withAgent(Agent.JAR)
                .exportingTo(endpoint)
                .run();

        assertThat(with.exitCode()).as(with.toString()).isEqualTo(without.exitCode());
        assertThat(with.out()).isEqualTo(without.out());
        assertThat(with.err().lines())
                .as(with.toString())
                .singleElement()
                .asString()
                .startsWith("[whence] ")
                .contains(reason);
        assertThat(with.millis()).isLessThan(without.millis() + LONGEST_DELAY_MILLIS + TOLERANCE_MILLIS);
    }
}

package io.whence.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.api.export.LineageExporter;
import io.whence.exporter.CapturedLog;
import io.whence.exporter.MapConfig;
import io.whence.exporter.Story;
import io.whence.testing.Answer;
import io.whence.testing.FaultyCollector;
import io.whence.testing.OtlpReceiver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Collectors that are not there, hang, answer nonsense or refuse: one warning, an answer in time, no harm. */
class OtlpFailureTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration LIMIT = TIMEOUT.plusSeconds(1);

    private CapturedLog log;

    @BeforeEach
    void capture() {
        log = new CapturedLog();
    }

    @AfterEach
    void release() {
        log.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http/protobuf", "grpc"})
    void nobodyListens(String protocol) {
        try (FaultyCollector nobody = FaultyCollector.refusing()) {
            LineageExporter exporter = exporter(nobody.endpoint(), protocol);

            // Far below the timeout: no attempt after the first, or every short program would wait for it at its end.
            assertFailsWithin(exporter, Duration.ofSeconds(1), 3);

            assertOneWarning("nobody listens there (is a collector running?)", nobody.endpoint(), protocol);
            assertClosesWithin(exporter, 1_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http/protobuf", "grpc"})
    void nobodyAnswers(String protocol) {
        try (FaultyCollector hanging = FaultyCollector.hanging()) {
            LineageExporter exporter = exporter(hanging.endpoint(), protocol);

            assertFailsWithin(exporter, LIMIT, 2);

            assertOneWarning("it did not take the batch within 2 s", hanging.endpoint(), protocol);
            assertClosesWithin(exporter, 1_000);
        }
    }

    @Test
    void theHostIsUnknown() {
        LineageExporter exporter = exporter("http://no.such.host.invalid:4318", "http/protobuf");

        assertFailsWithin(exporter, LIMIT, 1);

        assertOneWarning("the host name is not known", "http://no.such.host.invalid:4318/v1/traces", "http/protobuf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http/protobuf", "grpc"})
    void garbageIsNoAnswer(String protocol) {
        try (FaultyCollector garbage = FaultyCollector.garbage()) {
            LineageExporter exporter = exporter(garbage.endpoint(), protocol);

            assertFailsWithin(exporter, LIMIT, 2);

            assertThat(log.lines()).hasSize(1);
            assertClosesWithin(exporter, 1_000);
        }
    }

    @Test
    void aWebServerIsNoCollector() {
        try (FaultyCollector web = FaultyCollector.webServer(404)) {
            LineageExporter exporter = exporter(web.endpoint(), "http/protobuf");

            assertFailsWithin(exporter, LIMIT, 2);

            assertOneWarning(
                    "it answered HTTP 404: it takes no OTLP traces at this address", web.endpoint(), "http/protobuf");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, http/protobuf, it answered HTTP 401: it wants other credentials (otel.exporter.otlp.headers)",
        "400, http/protobuf, it answered HTTP 400",
        "413, http/protobuf, it answered HTTP 413: the batch is too large for it",
        "401, grpc, it answered UNAUTHENTICATED: it wants other credentials (otel.exporter.otlp.headers)",
        "404, grpc, it answered UNIMPLEMENTED: it takes no OTLP traces at this address",
        "503, grpc, it answered UNAVAILABLE: it is overloaded or not ready",
    })
    void theCollectorRefuses(int status, String protocol, String said) {
        try (OtlpReceiver receiver = OtlpReceiver.start().answer(Answer.status(status))) {
            LineageExporter exporter = exporter(endpoint(receiver, protocol), protocol);

            assertFailsWithin(exporter, LIMIT, 1);
            assertFailsWithin(exporter, LIMIT, 1);

            assertOneWarning(said, endpoint(receiver, protocol), protocol);
            assertClosesWithin(exporter, 1_000);
        }
    }

    /** Asked again until the time is up: the last answer, or its absence, is what is told. */
    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void theCollectorIsOverloaded(int status) {
        try (OtlpReceiver receiver = OtlpReceiver.start().answer(Answer.status(status))) {
            LineageExporter exporter = exporter(receiver.httpEndpoint(), "http/protobuf");

            assertFailsWithin(exporter, LIMIT, 1);

            assertThat(log.lines()).singleElement().asString().contains("is overloaded");
            assertThat(receiver.refused()).hasSizeGreaterThan(1);
            assertClosesWithin(exporter, 1_000);
        }
    }

    @Test
    void aCollectorThatIsBusyIsAskedAgainWhenItSaid() {
        try (OtlpReceiver receiver = OtlpReceiver.start()
                .answerNext(1, Answer.status(429).retryAfter(1))
                .answerNext(1, Answer.status(503).retryAfter(0))) {
            LineageExporter exporter = exporter(receiver.httpEndpoint(), "http/protobuf");

            assertThat(exporter.export(Story.of("orders").records())).isTrue();

            assertThat(receiver.refused()).hasSize(2);
            assertThat(receiver.spans()).hasSize(1);
            assertThat(log.lines()).isEmpty();
            exporter.close(1_000);
        }
    }

    @Test
    void aSlowCollectorIsWaitedFor() {
        try (OtlpReceiver receiver =
                OtlpReceiver.start().answer(Answer.accepted().after(Duration.ofMillis(700)))) {
            LineageExporter exporter = exporter(receiver.httpEndpoint(), "http/protobuf");

            assertThat(exporter.export(Story.of("orders").records())).isTrue();

            assertThat(log.lines()).isEmpty();
            exporter.close(1_000);
        }
    }

    @Test
    void whatFailedCanBeSentAgainWithTheSameIdentity() {
        try (OtlpReceiver receiver = OtlpReceiver.start().answerNext(1, Answer.status(400))) {
            LineageExporter exporter = exporter(receiver.httpEndpoint(), "http/protobuf");
            Story story = Story.of("orders");

            assertThat(exporter.export(story.records())).isFalse();
            assertThat(exporter.export(story.records())).isTrue();

            assertThat(receiver.spans()).isEqualTo(receiver.refused().get(0).spans());
            assertThat(log.lines())
                    .hasSize(2)
                    .last()
                    .asString()
                    .isEqualTo("INFO otlp: the collector at " + receiver.httpEndpoint()
                            + "/v1/traces takes lineage again");
            exporter.close(1_000);
        }
    }

    @Test
    void aHeaderThatCannotBeSentIsOneWarningWithoutItsValue() {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            LineageExporter exporter = new OtlpExporterProvider()
                    .create(MapConfig.of(Map.of(
                            "otel.exporter.otlp.endpoint", receiver.grpcEndpoint(),
                            "otel.exporter.otlp.protocol", "grpc",
                            "otel.exporter.otlp.headers", "key=secret%0D%0A")));

            assertFailsWithin(exporter, LIMIT, 2);

            assertOneWarning("the request could not be built", receiver.grpcEndpoint(), "grpc");
            assertThat(log.lines().get(0)).doesNotContain("secret");
            exporter.close(1_000);
        }
    }

    @Test
    void credentialsInTheEndpointAreNotSaid() {
        try (FaultyCollector nobody = FaultyCollector.refusing()) {
            LineageExporter exporter =
                    exporter(nobody.endpoint().replace("http://", "http://user:secret@"), "http/protobuf");

            assertFailsWithin(exporter, LIMIT, 1);

            assertOneWarning("nobody listens there", nobody.endpoint() + "/v1/traces", "http/protobuf");
            assertThat(log.lines().get(0)).doesNotContain("secret");
        }
    }

    @Test
    void closingWaitsForWhatIsUnderWay() {
        try (OtlpReceiver receiver =
                OtlpReceiver.start().answer(Answer.accepted().after(Duration.ofMillis(300)))) {
            LineageExporter exporter = exporter(receiver.httpEndpoint(), "http/protobuf");
            CompletableFuture<Boolean> export = CompletableFuture.supplyAsync(
                    () -> exporter.export(Story.of("orders").records()));
            Awaitility.await().until(() -> ((OtlpExporter) exporter).isUnderWay());

            exporter.close(5_000);

            assertThat(export.join()).isTrue();
            assertThat(receiver.spans()).hasSize(1);
        }
    }

    @Test
    void closingEndsWhatHangs() {
        try (FaultyCollector hanging = FaultyCollector.hanging()) {
            LineageExporter exporter = new OtlpExporterProvider()
                    .create(MapConfig.of(Map.of("otel.exporter.otlp.endpoint", hanging.endpoint())));
            CompletableFuture<Boolean> export = CompletableFuture.supplyAsync(
                    () -> exporter.export(Story.of("orders").records()));
            Awaitility.await().until(() -> hanging.connections() == 1);

            assertClosesWithin(exporter, 500);

            assertThat(export.join()).isFalse();
            assertOneWarning("no answer before the program ended", hanging.endpoint(), "http/protobuf");
            assertThat(exporter.export(Story.of("orders").records())).isFalse();
        }
    }

    private static LineageExporter exporter(String endpoint, String protocol) {
        return new OtlpExporterProvider()
                .create(MapConfig.of(Map.of(
                        "otel.exporter.otlp.endpoint", endpoint,
                        "otel.exporter.otlp.protocol", protocol,
                        "otel.exporter.otlp.timeout", Long.toString(TIMEOUT.toMillis()))));
    }

    private static String endpoint(OtlpReceiver receiver, String protocol) {
        return protocol.equals("grpc") ? receiver.grpcEndpoint() : receiver.httpEndpoint();
    }

    private static void assertFailsWithin(LineageExporter exporter, Duration limit, int times) {
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            assertThat(exporter.export(Story.of("orders").records())).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
        }
    }

    private static void assertClosesWithin(LineageExporter exporter, long millis) {
        long start = System.nanoTime();
        exporter.close(millis);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(millis + 500));
    }

    private void assertOneWarning(String reason, String endpoint, String protocol) {
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARN otlp: cannot send lineage to " + endpoint)
                .contains("(" + protocol + "): " + reason);
    }
}

package io.whence.exporter.otlp;

import static io.whence.api.model.Transformation.AGGREGATION;
import static io.whence.api.model.Transformation.FILTER;
import static io.whence.api.model.Transformation.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.whence.api.export.AccessWindow;
import io.whence.api.export.LineageExporter;
import io.whence.api.export.RunEnded;
import io.whence.api.model.Access;
import io.whence.api.model.Basis;
import io.whence.api.model.ColumnLineage;
import io.whence.api.model.Dataset;
import io.whence.api.model.Run;
import io.whence.exporter.MapConfig;
import io.whence.exporter.Story;
import io.whence.testing.OtlpReceiver;
import io.whence.testing.ReceivedSpan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The span contract, every attribute of it, as a collector decodes it. */
class OtlpSpansTest {
    private static final Dataset ORDERS = Story.table("postgres://db:5432", "shop.public.orders");
    private static final Dataset DAILY = Story.table("h2:/data/dw", "PUBLIC.DAILY");

    private OtlpReceiver receiver;

    @BeforeEach
    void start() {
        receiver = OtlpReceiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void aRunThatBeginsIsAShortSpanUnderTheRunSpanToCome() {
        Story story = Story.of(Story.run("orders")
                .operationType("FEATURE_COMPUTATION")
                .parameters("{\"args\":[]}")
                .codeHash("c0de")
                .build());

        ReceivedSpan span = export(story).get(0);

        assertThat(span.name()).isEqualTo("start orders");
        assertThat(span.kind()).isEqualTo("INTERNAL");
        assertThat(span.traceId()).isEqualTo(Story.TRACE);
        assertThat(span.spanId()).isEqualTo("000000000000a001");
        assertThat(span.parentSpanId()).isEqualTo(Story.RUN_SPAN);
        assertThat(span.parentIsRemote()).isFalse();
        assertThat(span.startEpochNanos()).isEqualTo(Story.START);
        assertThat(span.endEpochNanos()).isEqualTo(Story.START);
        assertThat(span.status()).isEqualTo("UNSET");
        assertThat(span.scope()).matches("io\\.whence \\d+\\.\\d+\\.\\d+.*");
        assertThat(span.attributes())
                .containsOnly(
                        entry("lineage.kind", "run.start"),
                        entry("lineage.convention", "1"),
                        entry("lineage.job.namespace", "shop"),
                        entry("lineage.job.name", "orders"),
                        entry("lineage.run.id", Story.RUN_ID.toString()),
                        entry("lineage.operation.type", "FEATURE_COMPUTATION"),
                        entry("lineage.run.parameters", "{\"args\":[]}"),
                        entry("lineage.code.hash", "c0de"));
    }

    @Test
    void aRunThatEndedIsTheRootSpanWithItsStateAndCounters() {
        Story story = Story.of("orders");
        story.end(Run.State.COMPLETE, 1_900, null, Map.of("lineage.rolled_back.calls", 3L));

        ReceivedSpan span = export(story).get(1);

        assertThat(span.name()).isEqualTo("run orders");
        assertThat(span.kind()).isEqualTo("INTERNAL");
        assertThat(span.spanId()).isEqualTo(Story.RUN_SPAN);
        assertThat(span.parentSpanId()).isEmpty();
        assertThat(span.endEpochNanos() - span.startEpochNanos()).isEqualTo(1_900_000_000L);
        assertThat(span.status()).isEqualTo("UNSET");
        assertThat(span.events()).isEmpty();
        assertThat(span.attributes())
                .containsOnly(
                        entry("lineage.kind", "run"),
                        entry("lineage.convention", "1"),
                        entry("lineage.job.namespace", "shop"),
                        entry("lineage.job.name", "orders"),
                        entry("lineage.run.id", Story.RUN_ID.toString()),
                        entry("lineage.run.state", "COMPLETE"),
                        entry("lineage.operation.type", "ETL"),
                        entry("lineage.rolled_back.calls", 3L));
    }

    @Test
    void aRunInACallersTraceHasTheCallerAsRemoteParent() {
        Story story = Story.of(Story.run("orders")
                .trace(Story.TRACE, Story.RUN_SPAN, "00f067aa0ba902b7")
                .build());
        story.end(Run.State.COMPLETE, 10);

        ReceivedSpan span = export(story).get(1);

        assertThat(span.parentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(span.parentIsRemote()).isTrue();
    }

    @Test
    void aFailedRunIsAnErrorWithItsException() {
        Story story = Story.of("orders");
        story.end(
                Run.State.FAIL,
                10,
                new RunEnded.Failure("boom", "java.lang.IllegalStateException", "boom", "at io.shop.Orders"),
                Map.of());

        ReceivedSpan span = export(story).get(1);

        assertThat(span.string("lineage.run.state")).isEqualTo("FAIL");
        assertThat(span.status()).isEqualTo("ERROR");
        assertThat(span.statusMessage()).isEqualTo("boom");
        assertThat(span.events())
                .containsExactly(new ReceivedSpan.Event(
                        "exception",
                        span.endEpochNanos(),
                        Map.of(
                                "exception.type", "java.lang.IllegalStateException",
                                "exception.message", "boom",
                                "exception.stacktrace", "at io.shop.Orders")));
    }

    @Test
    void aRunFailedByItsExitCodeIsAnErrorWithoutException() {
        Story story = Story.of("orders");
        story.end(Run.State.FAIL, 10, new RunEnded.Failure("exit code 3", null, null, null), Map.of());

        ReceivedSpan span = export(story).get(1);

        assertThat(span.status()).isEqualTo("ERROR");
        assertThat(span.statusMessage()).isEqualTo("exit code 3");
        assertThat(span.events()).isEmpty();
    }

    @Test
    void anAbortedRunIsNoError() {
        Story story = Story.of("orders").end(Run.State.ABORT, 10);

        ReceivedSpan span = export(story).get(1);

        assertThat(span.string("lineage.run.state")).isEqualTo("ABORT");
        assertThat(span.status()).isEqualTo("UNSET");
    }

    @Test
    void aReadIsASpanWithEverythingKnownOfIt() {
        Story story = Story.of("orders");
        story.add(story.window(Access.builder(Access.Kind.READ, ORDERS, "SELECT")
                        .columns(List.of("id", "amount"))
                        .schema(List.of("id:bigint", "amount:numeric"))
                        .version("42")
                        .codeHash("abc")
                        .attribute("db.system.name", "postgresql")
                        .attribute("server.port", 5432L)
                        .attribute("db.response.ratio", 0.5)
                        .attribute("db.cached", true)
                        .attribute("db.tags", List.of("a", "b"))
                        .build())
                .calls(2, 1)
                .rows(1_204_331)
                .bytes(10)
                .files(3));

        ReceivedSpan span = export(story).get(1);

        assertThat(span.name()).isEqualTo("READ shop.public.orders");
        assertThat(span.kind()).isEqualTo("CLIENT");
        assertThat(span.parentSpanId()).isEqualTo(Story.RUN_SPAN);
        assertThat(span.startEpochNanos()).isEqualTo(Story.START + 1_000_000);
        assertThat(span.endEpochNanos()).isEqualTo(Story.START + 2_000_000);
        assertThat(span.links()).isEmpty();
        assertThat(span.attributes())
                .containsOnly(
                        entry("lineage.kind", "read"),
                        entry("lineage.convention", "1"),
                        entry("lineage.job.namespace", "shop"),
                        entry("lineage.job.name", "orders"),
                        entry("lineage.run.id", Story.RUN_ID.toString()),
                        entry("lineage.id", "00000000-0000-7000-8000-000000000002"),
                        entry("lineage.dataset.namespace", "postgres://db:5432"),
                        entry("lineage.dataset.name", "shop.public.orders"),
                        entry("lineage.dataset.type", "database"),
                        entry("lineage.dataset.format", "table"),
                        entry("lineage.dataset.schema", List.of("id:bigint", "amount:numeric")),
                        entry("lineage.dataset.version", "42"),
                        entry("lineage.operation", "SELECT"),
                        entry("lineage.rows", 1_204_331L),
                        entry("lineage.bytes", 10L),
                        entry("lineage.files", 3L),
                        entry("lineage.calls", 2L),
                        entry("lineage.failed.calls", 1L),
                        entry("lineage.columns", List.of("id", "amount")),
                        entry("lineage.transformation.code_hash", "abc"),
                        entry("db.system.name", "postgresql"),
                        entry("server.port", 5432L),
                        entry("db.response.ratio", 0.5),
                        entry("db.cached", true),
                        entry("db.tags", List.of("a", "b")));
    }

    @Test
    void whatIsNotKnownIsAbsent() {
        Story story = Story.of("orders");
        story.add(story.window(Access.Kind.READ, new Dataset("file", "/data/fx", Dataset.Type.FILE, null), "READ")
                .calls(1, 0));

        ReceivedSpan span = export(story).get(1);

        assertThat(span.name()).isEqualTo("READ data/fx");
        assertThat(span.kind()).isEqualTo("INTERNAL");
        assertThat(span.attributes().keySet())
                .containsExactlyInAnyOrder(
                        "lineage.kind",
                        "lineage.convention",
                        "lineage.job.namespace",
                        "lineage.job.name",
                        "lineage.run.id",
                        "lineage.id",
                        "lineage.dataset.namespace",
                        "lineage.dataset.name",
                        "lineage.dataset.type",
                        "lineage.operation",
                        "lineage.calls");
    }

    @Test
    void aWriteLinksToItsReadsAndSaysWhichColumnsCameFromWhere() {
        Story story = Story.of("orders");
        AccessWindow orders = story.read(ORDERS, 10);
        AccessWindow fx = story.read(Story.table("h2:/data/dw", "PUBLIC.FX"), 3);
        story.add(story.window(Access.Kind.WRITE, DAILY, "INSERT")
                .calls(12, 0)
                .rows(12)
                .truncated(true)
                .dropped("lineage.dropped.links", 7)
                .links(List.of(
                        Story.link(orders, Basis.STATEMENT),
                        Story.link(fx, Basis.STATEMENT),
                        Story.link(orders, Basis.THREAD)))
                .columnLineage(List.of(
                        Story.column("total", 0, "amount", AGGREGATION, 1, "rate", IDENTITY),
                        Story.column(ColumnLineage.WHOLE_DATASET, 0, "status", FILTER))));

        ReceivedSpan span = export(story).get(3);

        assertThat(span.name()).isEqualTo("WRITE PUBLIC.DAILY");
        assertThat(span.string("lineage.kind")).isEqualTo("write");
        assertThat(span.strings("lineage.inputs"))
                .containsExactly("postgres://db:5432 shop.public.orders", "h2:/data/dw PUBLIC.FX");
        assertThat(span.strings("lineage.column_lineage"))
                .containsExactly("total <- 0.amount AGGREGATION, 1.rate IDENTITY", "* <- 0.status FILTER");
        assertThat(span.flag("lineage.truncated")).isTrue();
        assertThat(span.number("lineage.dropped.links")).isEqualTo(7);
        assertThat(span.links())
                .containsExactly(link(orders, "statement"), link(fx, "statement"), link(orders, "thread"));
    }

    @Test
    void whatWasNotUnderstoodIsMarked() {
        Story story = Story.of("orders");
        story.add(story.window(
                Access.builder(Access.Kind.READ, ORDERS, "SELECT").partial(true).build()));

        assertThat(export(story).get(1).flag("lineage.partial")).isTrue();
    }

    @Test
    void noStringIsLongerThanBackendsKeep() {
        String text = "é".repeat(5_000);
        Story story = Story.of(Story.run(text).parameters(text).build());
        story.add(story.window(Access.builder(Access.Kind.READ, Story.table(text, text), text)
                .columns(List.of(text))
                .attribute("db.query.text", text)
                .attribute("db.tags", List.of(text))
                .build()));
        story.end(Run.State.FAIL, 1, new RunEnded.Failure(text, text, text, text), Map.of());

        List<ReceivedSpan> spans = export(story);

        assertThat(spans).hasSize(3).allSatisfy(span -> {
            assertShort(span.name());
            assertShort(span.statusMessage());
            span.attributes().values().forEach(OtlpSpansTest::assertShort);
            span.resource().values().forEach(OtlpSpansTest::assertShort);
            span.events().forEach(event -> event.attributes().values().forEach(OtlpSpansTest::assertShort));
        });
        assertThat(spans.get(1).string("db.query.text")).isEqualTo("é".repeat(998) + "…");
    }

    private static void assertShort(Object value) {
        if (value instanceof List) {
            ((List<?>) value).forEach(OtlpSpansTest::assertShort);
        } else {
            assertThat(value.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(2_000);
        }
    }

    private static ReceivedSpan.Link link(AccessWindow read, String basis) {
        return new ReceivedSpan.Link(
                Story.TRACE, read.spanId(), Map.of("lineage.link", "input", "lineage.edge.basis", basis));
    }

    private List<ReceivedSpan> export(Story story) {
        LineageExporter exporter = new OtlpExporterProvider()
                .create(MapConfig.of(Map.of("otel.exporter.otlp.endpoint", receiver.httpEndpoint())));
        try {
            assertThat(exporter.export(story.records())).isTrue();
        } finally {
            exporter.close(1_000);
        }
        return receiver.spans();
    }
}

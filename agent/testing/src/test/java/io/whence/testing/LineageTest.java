package io.whence.testing;

import static io.whence.testing.Spans.access;
import static io.whence.testing.Spans.link;
import static io.whence.testing.Spans.received;
import static io.whence.testing.Spans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineageTest {
    private static final String FLIGHTS = "h2:/tmp/x 1/warehouse PUBLIC.FLIGHTS";

    /** The namespace holds a blank here, as paths may. */
    private static final Object[] FLIGHTS_NAMED = {
        "lineage.dataset.namespace", "h2:/tmp/x 1/warehouse", "lineage.dataset.name", "PUBLIC.FLIGHTS"
    };

    @Test
    void theGoldenFormIsSortedMergedAndFreeOfWhatChanges() {
        List<ReceivedSpan> spans = pipeline();
        String expected = """
                run flights COMPLETE rolled_back.calls=1
                READ  h2:$WORK/warehouse PUBLIC.FLIGHTS SELECT rows=30 calls=2
                READ  sqlite:db main.fx SELECT
                WRITE sqlite:db main.summary INSERT rows=12 calls=12 failed.calls=1 truncated
                  <- h2:$WORK/warehouse PUBLIC.FLIGHTS (statement, thread)
                  <- sqlite:db main.fx (statement)
                  * <- 0.status FILTER
                  total <- 0.amount AGGREGATION, 1."a ""rate""\" TRANSFORMATION masked
                """;

        assertThat(Lineage.of(spans).replacing("/tmp/x 1", "$WORK")).hasToString(expected);

        Collections.reverse(spans);
        assertThat(Lineage.of(spans).replacing(name -> name.replaceAll("/tmp/x \\d", "\\$WORK")))
                .hasToString(expected);
    }

    @Test
    void aSpanThatCameTwiceCountsOnce() {
        List<ReceivedSpan> spans = pipeline();
        List<ReceivedSpan> twice = new ArrayList<>(spans);
        twice.addAll(spans);

        assertThat(Lineage.of(twice)).hasToString(Lineage.of(spans).toString());
    }

    @Test
    void aRunThatWasKilledIsSeen() {
        assertThat(Lineage.of(received(span("00000000000000f0", "run.start"))))
                .hasToString("run flights (not ended)\n");
    }

    @Test
    void statementsOnOneDatasetAreToldApart() {
        assertThat(Lineage.of(received(
                        access("0000000000000001", "read", "a b", "SELECT", "lineage.transformation.code_hash", "1"),
                        access("0000000000000002", "read", "a b", "SELECT", "lineage.transformation.code_hash", "2"),
                        access("0000000000000003", "read", "a b", "SELECT", "lineage.partial", true))))
                .hasToString("""
                        run flights (not ended)
                        READ  a b SELECT
                        READ  a b SELECT
                        READ  a b SELECT partial
                        """);
    }

    @Test
    void contradictionsAreSaid() {
        assertThat(Lineage.of(received(
                        access("0000000000000001", "read", "a b", "SELECT"),
                        access(
                                        "0000000000000002",
                                        "write",
                                        "a c",
                                        "INSERT",
                                        "lineage.inputs",
                                        List.of("a d"),
                                        "lineage.column_lineage",
                                        List.of("x <- 1.y IDENTITY"))
                                .addLinks(link("0000000000000001", "thread"))
                                .addLinks(link("0000000000000009", "thread")))))
                .hasToString("""
                        run flights (not ended)
                        READ  a b SELECT
                        WRITE a c INSERT
                          <- a b (thread)
                          ! lineage.inputs [a d] but links [a b]
                          ! link to a span that was not received
                          ! more inputs than [a d] in x <- 1.y IDENTITY
                        """);
    }

    @Test
    void onlyTheColumnGrammarIsTaken() {
        for (String wrong : List.of(
                "",
                "total",
                "total <- ",
                "total <- amount IDENTITY",
                "total <- 0.amount",
                "total <- 0.a COPY",
                "a b <- 0.c IDENTITY",
                "total <- 0.a IDENTITY,0.b IDENTITY",
                "total <- 0.a IDENTITY masked x",
                "\"a <- 0.b IDENTITY")) {
            assertThatThrownBy(() -> ColumnElement.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not column grammar");
        }
    }

    private static List<ReceivedSpan> pipeline() {
        return received(
                span("00000000000000f1", "run", "lineage.run.state", "COMPLETE", "lineage.rolled_back.calls", 1L),
                span("00000000000000f0", "run.start"),
                span("0000000000000001", "read", FLIGHTS_NAMED)
                        .addAttributes(Spans.attribute("lineage.operation", "SELECT"))
                        .addAttributes(Spans.attribute("lineage.rows", 10L))
                        .addAttributes(Spans.attribute("lineage.calls", 1L)),
                span("0000000000000002", "read", FLIGHTS_NAMED)
                        .addAttributes(Spans.attribute("lineage.operation", "SELECT"))
                        .addAttributes(Spans.attribute("lineage.rows", 20L))
                        .addAttributes(Spans.attribute("lineage.calls", 1L)),
                access("0000000000000003", "read", "sqlite:db main.fx", "SELECT", "lineage.calls", 1L),
                access(
                                "0000000000000004",
                                "write",
                                "sqlite:db main.summary",
                                "INSERT",
                                "lineage.rows",
                                7L,
                                "lineage.calls",
                                7L,
                                "lineage.failed.calls",
                                1L,
                                "lineage.inputs",
                                List.of("sqlite:db main.fx", FLIGHTS),
                                "lineage.column_lineage",
                                List.of("total <- 0.\"a \"\"rate\"\"\" TRANSFORMATION masked, 1.amount AGGREGATION"))
                        .addLinks(link("0000000000000003", "statement"))
                        .addLinks(link("0000000000000001", "thread")),
                access(
                                "0000000000000005",
                                "write",
                                "sqlite:db main.summary",
                                "INSERT",
                                "lineage.rows",
                                5L,
                                "lineage.calls",
                                5L,
                                "lineage.truncated",
                                true,
                                "lineage.inputs",
                                List.of(FLIGHTS),
                                "lineage.column_lineage",
                                List.of("* <- 0.status FILTER", "total <- 0.amount AGGREGATION"))
                        .addLinks(link("0000000000000002", "statement")));
    }
}

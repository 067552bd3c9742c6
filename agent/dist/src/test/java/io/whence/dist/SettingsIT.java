package io.whence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.testing.ForkedJvm;
import io.whence.testing.OtlpReceiver;
import io.whence.testing.ReceivedSpan;
import io.whence.testing.apps.CopyOrders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings from wherever they come, the bad ones too: one line for each, and the program runs on. */
class SettingsIT {
    private final OtlpReceiver receiver = OtlpReceiver.start();

    @TempDir
    private Path work;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aBadValueIsOneLineAndTheDefaultHolds() {
        ForkedJvm.Result result = copyOrders()
                .option("-Dlineage.flush.interval=soon")
                .option("-Dlineage.sql.text=all")
                .option("-Dlineage.max.links=0")
                .option("-Dlineage.jdbc.enabled=maybe")
                .run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.err().lines())
                .containsExactlyInAnyOrder(
                        "[whence] warn agent: lineage.flush.interval is 'soon' but must be a duration such as 500ms, 5s or 10m;"
                                + " using 5s",
                        "[whence] warn agent: lineage.sql.text is 'all' but must be one of sanitized, off, raw; using sanitized",
                        "[whence] warn agent: lineage.max.links is '0' but must be a whole number from 1 to 10000; using 128",
                        "[whence] warn agent: lineage.jdbc.enabled is 'maybe' but must be true or false; using true");
        receiver.awaitRunEnd();
        assertThat(receiver.lineage().toString()).contains("WRITE h2:mem:report PUBLIC.CUSTOMERS");
    }

    @Test
    void anUnknownKeyIsOneLineWithTheNearestKnown() {
        ForkedJvm.Result result = copyOrders()
                .option("-Dlineage.job.nmae=orders")
                .environment("LINEAGE_EXPORTER", "otlp")
                .agentArguments("lineage.sql.texts=off")
                .run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.err().lines())
                .containsExactlyInAnyOrder(
                        "[whence] warn agent: lineage.job.nmae is not a known setting and is ignored;"
                                + " did you mean lineage.job.name?",
                        "[whence] warn agent: lineage.exporter is not a known setting and is ignored;"
                                + " did you mean lineage.exporters?",
                        "[whence] warn agent: lineage.sql.texts is not a known setting and is ignored;"
                                + " did you mean lineage.sql.text?");
        receiver.awaitRunEnd();
    }

    @Test
    void aFileThatIsNotThereIsOneLine() {
        ForkedJvm.Result result = copyOrders()
                .option("-Dlineage.config.file=" + work.resolve("missing.properties"))
                .run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("[whence] warn agent: lineage.config.file names " + work.resolve("missing.properties"));
        receiver.awaitRunEnd();
    }

    @Test
    void aPropertyWinsOverTheEnvironmentOverTheArgumentOverTheFile() throws IOException {
        Path file = Files.writeString(work.resolve("whence.properties"), """
                lineage.job.name=file
                lineage.job.namespace=file
                lineage.tenant=file
                lineage.operation.type=INFERENCE
                """);

        ForkedJvm.Result result = copyOrders()
                .option("-Dlineage.job.name=property")
                .environment("LINEAGE_JOB_NAME", "environment")
                .environment("LINEAGE_JOB_NAMESPACE", "environment")
                .agentArguments("lineage.job.name=argument,lineage.job.namespace=argument,lineage.tenant=argument,"
                        + "lineage.config.file=" + file)
                .run();

        assertThat(result.err()).isEmpty();
        ReceivedSpan run = run();
        assertThat(run.name()).isEqualTo("run property");
        assertThat(run.attributes())
                .containsEntry("lineage.job.name", "property")
                .containsEntry("lineage.job.namespace", "environment")
                .containsEntry("lineage.operation.type", "INFERENCE");
        assertThat(run.resource())
                .containsEntry("service.name", "property")
                .containsEntry("service.namespace", "environment")
                .containsEntry("lineage.tenant", "argument");
    }

    @Test
    void aRunIsPartOfTheTraceThatStartedIt() {
        copyOrders()
                .environment("TRACEPARENT", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00")
                .run();

        ReceivedSpan run = run();
        assertThat(run.parentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(receiver.spans()).extracting(ReceivedSpan::traceId).containsOnly("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void anUnreadableParentIsOneLine() {
        ForkedJvm.Result result =
                copyOrders().environment("TRACEPARENT", "nonsense").run();

        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("[whence] warn run: TRACEPARENT is 'nonsense' but must be 00-");
        assertThat(run().parentSpanId()).isEmpty();
    }

    @Test
    void secretsOfTheCommandLineStayThere() {
        ForkedJvm.Result result = Programs.traced(
                        receiver,
                        CopyOrders.class,
                        "jdbc:h2:mem:shop;USER=sa-admin;PASSWORD=open-sesame",
                        "jdbc:h2:mem:report;PASSWORD=open-sesame;USER=sa-admin",
                        "--token",
                        "open-sesame",
                        "--db-password=open-sesame",
                        "https://sa-admin:open-sesame@example.com/x?key=open-sesame")
                .environment("OTEL_EXPORTER_OTLP_HEADERS", "authorization=open-sesame")
                .run();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        receiver.awaitRunEnd();
        List<String> sent = receiver.requests().stream()
                .map(request -> request.body().toString())
                .toList();
        assertThat(sent).noneMatch(text -> text.contains("open-sesame") || text.contains("sa-admin"));
        assertThat(run().string("lineage.run.parameters")).contains("jdbc:h2:mem:shop");
    }

    private ForkedJvm copyOrders() {
        return Programs.traced(receiver, CopyOrders.class);
    }

    private ReceivedSpan run() {
        receiver.awaitRunEnd();
        return receiver.spans().stream()
                .filter(span -> "run".equals(span.string("lineage.kind")))
                .findFirst()
                .orElseThrow();
    }
}

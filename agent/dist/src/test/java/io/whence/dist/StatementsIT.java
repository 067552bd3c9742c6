package io.whence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.testing.ForkedJvm;
import io.whence.testing.Lineage;
import io.whence.testing.OtlpReceiver;
import io.whence.testing.ReceivedSpan;
import io.whence.testing.apps.CopyOrders;
import io.whence.testing.apps.Executions;
import io.whence.testing.apps.OneInsert;
import io.whence.testing.apps.Pooled;
import io.whence.testing.apps.Results;
import io.whence.testing.apps.Secretive;
import io.whence.testing.apps.Threads;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call of JDBC that moves data counts once and truly, and nothing of the data itself leaves the program. */
class StatementsIT {
    private final OtlpReceiver receiver = OtlpReceiver.start();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void countEachWayToWrite() {
        ForkedJvm.Result result = run(Executions.class);

        assertThat(result.out()).contains("partly: [1, 1, -3, 1]");
        assertThat(lineage("h2:mem:executions PUBLIC.")).isEqualTo("""
                run io.whence.testing.apps.Executions COMPLETE failed.calls=2
                WRITE BY_BATCH INSERT rows=5 calls=5
                WRITE BY_EXECUTE INSERT rows=3
                WRITE BY_EXECUTE_UNCOUNTED INSERT
                WRITE BY_PREPARED INSERT rows=6 calls=6
                WRITE BY_TEXT_BATCH INSERT rows=2 calls=2
                WRITE BY_TEXT_BATCH UPDATE rows=2
                WRITE BY_UPDATE DELETE rows=0
                WRITE BY_UPDATE INSERT rows=3 calls=2
                WRITE BY_UPDATE UPDATE rows=3
                WRITE CALLED INSERT rows=1
                WRITE FAILING INSERT rows=1 failed.calls=1
                WRITE KEYED INSERT rows=2
                WRITE PARTLY INSERT rows=3 calls=3 failed.calls=1
                """);
    }

    @Test
    void countEachWayToRead() {
        run(Results.class);

        assertThat(lineage("h2:mem:results PUBLIC.").replaceAll("(?m)^WRITE .*\\n", ""))
                .isEqualTo("""
                run io.whence.testing.apps.Results COMPLETE
                READ  ALL_ROWS SELECT rows=10
                READ  CLOSED_TWICE SELECT rows=3
                READ  EXECUTED SELECT rows=10
                READ  LEFT_BEHIND SELECT rows=7
                READ  LEFT_OPEN SELECT rows=10
                READ  NEVER_FETCHED SELECT
                READ  NO_ROWS SELECT rows=0
                READ  READ_ELSEWHERE SELECT rows=10
                READ  REUSED SELECT rows=6 calls=3
                READ  RIGHT_OPEN SELECT rows=20 calls=10
                READ  SCROLLED SELECT rows=10
                READ  SOME_ROWS SELECT rows=4
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "url", "driver", "datasource", "h2"})
    void countOnceThroughAPool(String pool) {
        run(Pooled.class, pool);

        assertThat(lineage("h2:mem:pooled PUBLIC.")).isEqualTo("""
                run io.whence.testing.apps.Pooled COMPLETE rolled_back.calls=1
                READ  SOURCE SELECT rows=10
                WRITE SOURCE CREATE_TABLE_AS
                WRITE TARGET INSERT rows=10 calls=10
                  <- SOURCE (thread)
                """);
    }

    @Test
    void tellEvidenceOfTheThreadFromEvidenceOfTheRun() {
        run(Threads.class);

        assertThat(lineage("h2:mem:threads PUBLIC.")).isEqualTo("""
                run io.whence.testing.apps.Threads COMPLETE
                READ  SOURCE SELECT rows=3
                WRITE OTHER_THREAD INSERT rows=1
                  <- SOURCE (run)
                WRITE SAME_THREAD INSERT rows=1
                  <- SOURCE (thread)
                WRITE SOURCE CREATE_TABLE_AS
                WRITE TOO_EARLY INSERT rows=1
                """);
    }

    @Test
    void keepSecretsAndValuesInTheProgram() {
        run(Secretive.class);

        assertThat(sent()).doesNotContain("secret").doesNotContain("1234567891");
        assertThat(texts()).contains("INSERT INTO people VALUES (?, ?)").doesNotContain("");
        assertThat(lineage("h2:mem:vault PUBLIC.")).contains("WRITE PEOPLE INSERT rows=");
    }

    @Test
    void keepTheirTextInTheProgramWhenAskedTo() {
        ForkedJvm.Result result = Programs.traced(receiver, CopyOrders.class)
                .option("-Dlineage.sql.text=off")
                .run();

        assertThat(result.agentLines()).isEmpty();
        receiver.awaitRunEnd();
        assertThat(texts()).isEmpty();
        assertThat(receiver.lineage().toString()).contains("WRITE h2:mem:report PUBLIC.CUSTOMERS INSERT rows=3");
    }

    @Test
    void showTheirTextAsItIsWhenAskedTo() {
        ForkedJvm.Result result = Programs.traced(receiver, CopyOrders.class)
                .option("-Dlineage.sql.text=raw")
                .run();

        assertThat(result.agentLines()).isEmpty();
        receiver.awaitRunEnd();
        assertThat(texts()).contains("INSERT INTO orders VALUES (1, 'Ada'), (2, 'Grace'), (3, 'Edsger')");
    }

    @Test
    void leaveOutWhatTheUserLeavesOut() {
        Programs.traced(receiver, CopyOrders.class)
                .option("-Dlineage.jdbc.exclude=h2:mem:report *")
                .run();

        receiver.awaitRunEnd();
        assertThat(receiver.lineage()).hasToString("""
                run io.whence.testing.apps.CopyOrders COMPLETE
                READ  h2:mem:shop PUBLIC.ORDERS SELECT rows=3
                WRITE h2:mem:shop PUBLIC.ORDERS INSERT rows=3
                """);
    }

    @Test
    void leaveOutJdbcWhenItIsSwitchedOff() {
        Programs.traced(receiver, CopyOrders.class)
                .option("-Dlineage.jdbc.enabled=false")
                .run();

        assertThat(receiver.spans()).isEmpty();
    }

    @Test
    void areFewSpansForAMillionExecutions() {
        ForkedJvm.Result result = Programs.traced(receiver, OneInsert.class, "1000000")
                .option("-Xmx512m")
                .option("-Dlineage.flush.interval=100ms")
                .run();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).isEmpty();
        receiver.awaitRunEnd();
        assertThat(receiver.lineage()).hasToString("""
                run io.whence.testing.apps.OneInsert COMPLETE
                WRITE h2:mem:one PUBLIC.NUMBERS INSERT rows=1000000 calls=1000000
                """);
        assertThat(receiver.spans()).hasSizeLessThanOrEqualTo(20);
    }

    private ForkedJvm.Result run(Class<?> program, String... arguments) {
        ForkedJvm.Result result = Programs.assertUnchanged(receiver, UnaryOperator.identity(), program, arguments);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        receiver.awaitRunEnd();
        return result;
    }

    private String lineage(String prefix) {
        return Lineage.of(receiver.spans()).toString().replace(prefix, "");
    }

    /** All that left the program, as text. */
    private String sent() {
        return receiver.requests().stream()
                .map(request -> request.headers() + " " + request.body())
                .toList()
                .toString();
    }

    private List<String> texts() {
        return receiver.spans().stream()
                .map((ReceivedSpan span) -> span.string("db.query.text"))
                .filter(Objects::nonNull)
                .toList();
    }
}

package io.whence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.testing.ForkedJvm;
import io.whence.testing.Jdk;
import io.whence.testing.OtlpReceiver;
import io.whence.testing.ReceivedSpan;
import io.whence.testing.apps.Ending;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a program ends, its end is as it was without the agent, and the run's state says how it was. */
class EndingIT {
    private static final String WRITTEN = "WRITE h2:mem:ending PUBLIC.ORDERS INSERT rows=1\n";

    private final OtlpReceiver receiver = OtlpReceiver.start();

    @AfterEach
    void close() {
        receiver.close();
    }

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aNormalEndCompletesTheRun(Jdk jdk) {
        ForkedJvm.Result result = end(jdk, "normally");

        assertThat(result.exitCode()).isZero();
        assertThat(run().string("lineage.run.state")).isEqualTo("COMPLETE");
        assertThat(run().status()).isNotEqualTo("ERROR");
        assertLineage("COMPLETE", WRITTEN);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void anExitCodeFailsTheRun(Jdk jdk) {
        ForkedJvm.Result result = end(jdk, "exit");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(run().status()).isEqualTo("ERROR");
        assertThat(run().statusMessage()).isEqualTo("exit code 3");
        assertLineage("FAIL", WRITTEN);
    }

    @Test
    void anExitOnAnotherThreadFailsTheRunToo() {
        ForkedJvm.Result result = end(Jdk.current(), "exit-in-thread");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(run().statusMessage()).isEqualTo("exit code 4");
        assertLineage("FAIL", WRITTEN);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void anUncaughtExceptionFailsTheRunAndKeepsItsDataToItself(Jdk jdk) {
        ForkedJvm.Result result = end(jdk, "uncaught");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("Erika Mustermann");
        assertThat(exception().attributes())
                .containsEntry("exception.type", "java.lang.IllegalStateException")
                .hasEntrySatisfying(
                        "exception.stacktrace",
                        trace -> assertThat((String) trace).contains("io.whence.testing.apps.Ending.main"));
        assertThat(run().status()).isEqualTo("ERROR");
        assertThat(receiver.spans().toString()).doesNotContain("Erika").doesNotContain("4711");
        assertLineage("FAIL", WRITTEN);
    }

    @Test
    void anUncaughtSqlExceptionKeepsItsStatementToItself() {
        ForkedJvm.Result result = end(Jdk.current(), "uncaught-sql");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("Erika Mustermann").contains("4711");
        assertThat(exception().attributes())
                .hasEntrySatisfying(
                        "exception.type",
                        type -> assertThat((String) type).contains("JdbcSQLIntegrityConstraintViolationException"))
                .hasEntrySatisfying(
                        "exception.message",
                        message -> assertThat((String) message).contains("23505"));
        assertThat(receiver.spans().toString()).doesNotContain("Erika").doesNotContain("4711");
        assertLineage("FAIL", "WRITE h2:mem:ending PUBLIC.ORDERS INSERT rows=1 failed.calls=1\n");
    }

    @Test
    void aWorkersExceptionDoesNotFailTheRun() {
        ForkedJvm.Result result = end(Jdk.current(), "uncaught-in-thread");

        assertThat(result.exitCode()).isZero();
        assertLineage("COMPLETE", WRITTEN);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aSignalAbortsTheRun(Jdk jdk) {
        ForkedJvm.Result without =
                terminated(Programs.plain(Ending.class, "signal").on(jdk));
        ForkedJvm.Result with =
                terminated(Programs.traced(receiver, Ending.class, "signal").on(jdk));

        Programs.assertSame(with, without);
        assertThat(with.exitCode()).isEqualTo(128 + 15);
        receiver.awaitRunEnd();
        assertLineage("ABORT", WRITTEN);
    }

    private static ForkedJvm.Result terminated(ForkedJvm jvm) {
        try (ForkedJvm.Running running = jvm.start()) {
            Awaitility.await().until(() -> running.out().contains("ready"));
            assertThat(running.process().toHandle().destroy()).isTrue();
            return running.await();
        }
    }

    @Test
    void whatAnOpenTransactionWroteIsNoLineage() {
        ForkedJvm.Result result = end(Jdk.current(), "exit-in-transaction");

        assertThat(result.exitCode()).isZero();
        assertLineage("COMPLETE rolled_back.calls=2", WRITTEN);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void whatAShutdownHookWritesIsLineage(Jdk jdk) {
        ForkedJvm.Result result = end(jdk, "hook-writes");

        assertThat(result.out()).endsWith("hook has written" + System.lineSeparator());
        assertLineage("COMPLETE", "WRITE h2:mem:ending PUBLIC.AUDIT INSERT rows=1\n" + WRITTEN);
    }

    @Test
    void threadsThatAreStillAtWorkDoNotHoldUpTheEnd() {
        ForkedJvm.Result result = end(Jdk.current(), "daemon");

        assertThat(result.exitCode()).isZero();
        assertLineage("COMPLETE", "WRITE h2:mem:ending PUBLIC.ORDERS INSERT rows=2 calls=2\n");
    }

    /** With the agent and without: nothing of the program changes. */
    private ForkedJvm.Result end(Jdk jdk, String how) {
        ForkedJvm.Result result = Programs.assertUnchanged(receiver, jvm -> jvm.on(jdk), Ending.class, how);
        receiver.awaitRunEnd();
        return result;
    }

    private ReceivedSpan run() {
        return receiver.spans().stream()
                .filter(span -> "run".equals(span.string("lineage.kind")))
                .findFirst()
                .orElseThrow();
    }

    private ReceivedSpan.Event exception() {
        assertThat(run().events()).extracting(ReceivedSpan.Event::name).containsExactly("exception");
        return run().events().get(0);
    }

    private void assertLineage(String state, String accesses) {
        assertThat(receiver.lineage()).hasToString("run io.whence.testing.apps.Ending " + state + "\n" + accesses);
    }
}

package io.whence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.testing.ForkedJvm;
import io.whence.testing.OtlpReceiver;
import io.whence.testing.apps.OddTexts;
import io.whence.testing.apps.StrangeDrivers;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers and texts that keep no rules: the program sees what it saw without the agent. */
class HostileInputIT {
    private static final long LONGEST_DELAY_MILLIS = 10_000;

    private final OtlpReceiver receiver = OtlpReceiver.start();

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws-sql", "throws-runtime", "throws-error", "null"})
    void aDriverThatKeepsNoPromise(String behaviour) {
        UnaryOperator<ForkedJvm> withByteBuddy = jvm -> jvm.classPath(Programs.library("byte-buddy"));
        ForkedJvm.Result result = Programs.assertUnchanged(receiver, withByteBuddy, StrangeDrivers.class, behaviour);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).contains("PreparedStatement.executeBatch: ").contains("ResultSet.next: ");
        receiver.awaitRunEnd();
    }

    @Test
    void textsThatNoParserLikes() {
        ForkedJvm.Result without = Programs.plain(OddTexts.class).run();
        ForkedJvm.Result with = Programs.traced(receiver, OddTexts.class).run();

        Programs.assertSame(with, without);
        assertThat(with.millis()).isLessThan(without.millis() + LONGEST_DELAY_MILLIS);
        receiver.awaitRunEnd();
        assertThat(receiver.lineage().toString()).contains("WRITE sqlite:mem: main.odd INSERT");
    }
}

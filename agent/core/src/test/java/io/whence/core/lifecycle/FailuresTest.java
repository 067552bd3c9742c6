package io.whence.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.api.export.RunEnded;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void anSqlExceptionTellsItsStateAndNeverItsText() {
        RunEnded.Failure failure = Failures.of(new IllegalStateException(
                "load failed",
                new SQLException("Unique index violation: \"EMAIL\"; VALUES ('jane@example.com')", "23505", 23505)));

        assertThat(failure.exceptionType()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failure.description()).isEqualTo("java.lang.IllegalStateException: load failed");
        assertThat(failure.stackTrace())
                .contains("Caused by: java.sql.SQLException: SQLState 23505, code 23505")
                .contains("FailuresTest")
                .doesNotContain("jane");
    }

    @Test
    void aMessageLosesWhatIsQuotedBracketedOrANumber() {
        assertThat(Failures.redact("can't insert 'jane' (id=17) into \"t\" at row 42"))
                .isEqualTo("can't insert […] […] into […] at row ##");
    }

    @Test
    void anExceptionThatCannotTellItsMessageIsStillDescribed() {
        RuntimeException odd = new RuntimeException() {
            @Override
            public String getMessage() {
                throw new IllegalStateException("no message");
            }
        };

        assertThat(Failures.of(odd).description()).isEqualTo(odd.getClass().getName());
    }
}

package io.whence.jdbc.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.api.Tally;
import org.junit.jupiter.api.Test;

class TransactionLogTest {
    private final TransactionLog log = new TransactionLog();
    private final Tally orders = new Tally(Thread.currentThread());
    private final Tally items = new Tally(Thread.currentThread());

    @Test
    void countsWritesWhenTheyCommit() {
        log.pending(orders).add(2, 20, 0, 100, 200);
        assertThat(orders.calls()).isZero();

        log.commit();

        assertThat(orders.calls()).isEqualTo(2);
        assertThat(orders.rowsWritten()).isEqualTo(20);
        assertThat(orders.firstNanos()).isEqualTo(100);
        assertThat(orders.lastNanos()).isEqualTo(200);
    }

    @Test
    void forgetsWritesThatRollBackButSaysHowMany() {
        log.pending(orders).add(2, 20, 0, 100, 200);
        log.pending(items).add(3, 30, 0, 100, 200);

        assertThat(log.rollback()).isEqualTo(5);
        log.commit();

        assertThat(orders.calls() + items.calls()).isZero();
    }

    @Test
    void keepsWhatWasWrittenBeforeTheSavepointThatIsRolledBackTo() {
        Object savepoint = new Object();
        log.pending(orders).add(1, 10, 0, 100, 200);
        log.savepoint(savepoint);
        TransactionLog.Pending after = log.pending(orders);
        after.add(4, 40, 0, 300, 400);

        assertThat(log.rollbackTo(savepoint)).isEqualTo(4);
        assertThat(log.holds(after)).isFalse();
        log.pending(orders).add(1, 1, 0, 500, 600);
        log.commit();

        assertThat(orders.calls()).isEqualTo(2);
        assertThat(orders.rowsWritten()).isEqualTo(11);
    }

    @Test
    void rollsBackToTheSameSavepointTwice() {
        log.savepoint("A");
        log.pending(orders).add(1, 1, 0, 1, 2);
        assertThat(log.rollbackTo("A")).isEqualTo(1);
        log.pending(orders).add(1, 1, 0, 1, 2);
        assertThat(log.rollbackTo("A")).isEqualTo(1);
        assertThat(log.rollbackTo("UNKNOWN")).isZero();
    }

    @Test
    void takesACountThatComesLate() {
        TransactionLog.Pending pending = log.pending(orders);
        pending.add(1, 0, 1, 100, 200);
        pending.counted(7);
        log.commit();

        assertThat(orders.rowsWritten()).isEqualTo(7);
        assertThat(orders.uncountedWrites()).isZero();
    }
}

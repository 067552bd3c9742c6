package io.whence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.testing.OtlpReceiver;
import io.whence.testing.apps.Transactions;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commits is lineage; what is rolled back is none, and is counted. */
class TransactionsIT {
    private final OtlpReceiver receiver = OtlpReceiver.start();

    @TempDir
    private Path work;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void ofH2() {
        Programs.assertUnchanged(receiver, UnaryOperator.identity(), Transactions.class, "jdbc:h2:mem:tx");

        receiver.awaitRunEnd();
        assertThat(writes("h2:mem:tx PUBLIC.")).isEqualTo("""
                        run io.whence.testing.apps.Transactions COMPLETE rolled_back.calls=6
                        WRITE AFTER_RELEASED_SAVEPOINT INSERT rows=1
                        WRITE AUTO_COMMITTED INSERT rows=1
                        WRITE BEFORE_SAVEPOINT INSERT rows=2 calls=2
                        WRITE COMMITTED INSERT rows=2 calls=2
                        WRITE COMMITTED_BY_AUTO_COMMIT INSERT rows=1
                        WRITE COMMITTED_BY_TEXT INSERT rows=1
                        """);
    }

    @Test
    void ofSqlite() {
        Path database = work.resolve("tx.db");
        Programs.assertUnchanged(receiver, UnaryOperator.identity(), Transactions.class, "jdbc:sqlite:" + database);

        receiver.awaitRunEnd();
        assertThat(writes("sqlite:" + database + " main.")).isEqualTo("""
                        run io.whence.testing.apps.Transactions COMPLETE rolled_back.calls=6
                        WRITE after_released_savepoint INSERT rows=1
                        WRITE auto_committed INSERT rows=1
                        WRITE before_savepoint INSERT rows=2 calls=2
                        WRITE begun_by_text INSERT rows=1
                        WRITE committed INSERT rows=2 calls=2
                        WRITE committed_by_auto_commit INSERT rows=1
                        """);
    }

    /** The tables are dropped in the end, which is another story. */
    private String writes(String prefix) {
        return receiver.lineage().toString().replace(prefix, "").replaceAll("(?m)^WRITE \\w+ DROP.*\\n", "");
    }
}

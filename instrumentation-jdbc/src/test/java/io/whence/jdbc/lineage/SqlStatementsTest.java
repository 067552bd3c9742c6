package io.whence.jdbc.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.api.Activity;
import io.whence.api.ActivityDescriber;
import io.whence.api.LineageRecorder;
import io.whence.api.Tally;
import io.whence.api.config.Config;
import io.whence.api.config.ConfigOption;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlStatementsTest {
    private final JdbcSettings settings = new JdbcSettings(new Config() {
        @Override
        public <T> T get(ConfigOption<T> option) {
            return option.defaultValue();
        }

        @Override
        public Map<String, String> foreign(String prefix) {
            return Map.of();
        }
    });
    private final LineageRecorder recorder = new LineageRecorder() {
        @Override
        public Activity activity(ActivityDescriber describer) {
            return () -> new Tally(Thread.currentThread());
        }

        @Override
        public void rolledBack(long calls) {}

        @Override
        public void touched() {}

        @Override
        public void beforeReading(Flushable source) {}
    };
    private final SqlStatements statements =
            new JdbcTargets(recorder, settings).of("jdbc:postgresql://h/shop").statements();

    @Test
    void textsThatDifferInLiteralsAreOneStatement() {
        assertThat(statements.of("SELECT a FROM t WHERE id = 1"))
                .isSameAs(statements.of("SELECT a FROM t WHERE id = 2"));
    }

    /** Their quoted names look like literals. */
    @Test
    void eachSessionStatementKeepsItsOwnName() {
        assertThat(statements.of("SET SCHEMA 'sales'").text()).isEqualTo("SET SCHEMA 'sales'");
        assertThat(statements.of("SET SCHEMA 'stock'").text()).isEqualTo("SET SCHEMA 'stock'");
        assertThat(statements.of("SET SCHEMA 'sales'").text()).isEqualTo("SET SCHEMA 'sales'");
    }
}

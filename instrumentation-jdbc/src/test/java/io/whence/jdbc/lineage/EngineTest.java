package io.whence.jdbc.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.sql.SqlAnalyzer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineTest {
    /** The session's names and the statements' have to be the same. */
    @ParameterizedTest
    @EnumSource
    void foldsAsItsDialectDoes(Engine engine) {
        String name = SqlAnalyzer.builder(engine.dialect())
                .build()
                .analyze("select a from MixedCase")
                .statements()
                .get(0)
                .inputs()
                .get(0)
                .table()
                .name();

        assertThat(engine.fold("MixedCase")).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource
    void isWhatTheConventionsAllow(Engine engine) {
        assertThat(engine.systemName()).matches("[a-z][a-z0-9_.]*");
        assertThat(engine.scheme()).matches("[a-z][a-z0-9]*");
        assertThat(engine.isDriverClass("com.zaxxer.hikari.pool.HikariProxyConnection"))
                .isFalse();
        assertThat(engine.isDriverClass("org.apache.commons.dbcp2.PoolingConnection"))
                .isFalse();
        assertThat(engine.catalogIsSchema() && engine.namesCarryCatalog()).isFalse();
    }
}

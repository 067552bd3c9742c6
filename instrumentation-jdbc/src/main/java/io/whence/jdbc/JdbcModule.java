package io.whence.jdbc;

import io.whence.api.LineageRecorder;
import io.whence.api.config.Config;
import io.whence.api.config.ConfigOption;
import io.whence.api.instrument.InstrumentationModule;
import io.whence.api.instrument.TypeInstrumentation;
import io.whence.bootstrap.jdbc.JdbcBridge;
import io.whence.jdbc.lineage.JdbcRecorder;
import io.whence.jdbc.lineage.JdbcSettings;
import java.util.Arrays;
import java.util.List;

/** Lineage of what goes through JDBC. */
public final class JdbcModule implements InstrumentationModule {
    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public List<ConfigOption<?>> options() {
        return Arrays.asList(JdbcSettings.EXCLUDE, JdbcSettings.SQL_TEXT);
    }

    @Override
    public void start(LineageRecorder recorder, Config config) {
        JdbcBridge.wire(new JdbcRecorder(recorder, new JdbcSettings(config)));
    }

    @Override
    public List<TypeInstrumentation> instrumentations() {
        return JdbcInstrumentations.all();
    }
}

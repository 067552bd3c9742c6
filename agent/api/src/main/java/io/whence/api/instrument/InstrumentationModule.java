package io.whence.api.instrument;

import io.whence.api.LineageRecorder;
import io.whence.api.config.Config;
import io.whence.api.config.ConfigOption;
import java.util.List;

/** One instrumentation as a whole: what it matches, and how its bridge is wired. Found by ServiceLoader. */
public interface InstrumentationModule {
    /** As in {@code lineage.NAME.enabled}. */
    String name();

    /** Options this module reads beside {@code lineage.NAME.enabled}. */
    List<ConfigOption<?>> options();

    /** Wires the module's bridge in the bootstrap loader. Called once, before any class is matched. */
    void start(LineageRecorder recorder, Config config);

    List<TypeInstrumentation> instrumentations();
}

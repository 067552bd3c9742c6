package io.whence.core;

import io.whence.api.config.ConfigOption;
import io.whence.api.export.LineageExporterProvider;
import io.whence.api.instrument.InstrumentationModule;
import io.whence.api.log.AgentLogger;
import io.whence.bootstrap.AdviceErrors;
import io.whence.bootstrap.lifecycle.LifecycleBridge;
import io.whence.core.config.ConfigSources;
import io.whence.core.config.LayeredConfig;
import io.whence.core.export.AgentThreads;
import io.whence.core.export.ExportPipeline;
import io.whence.core.lifecycle.ProcessEnd;
import io.whence.core.lifecycle.ShutdownWeaver;
import io.whence.core.log.FileSink;
import io.whence.core.record.Limits;
import io.whence.core.record.RunClock;
import io.whence.core.record.RunRecorder;
import io.whence.core.run.Ids;
import io.whence.core.run.RunFactory;
import io.whence.core.weave.Weaver;
import java.io.File;
import java.io.FileNotFoundException;
import java.lang.instrument.Instrumentation;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/** Puts the agent together. Called by premain, before the program's main method. */
public final class AgentStarter {
    private static final AgentLogger LOG = AgentLogger.of("agent");

    private final LayeredConfig config;
    private final List<InstrumentationModule> modules;
    private final ServiceLoader<LineageExporterProvider> exporters;

    private AgentStarter(
            LayeredConfig config,
            List<InstrumentationModule> modules,
            ServiceLoader<LineageExporterProvider> exporters) {
        this.config = config;
        this.modules = modules;
        this.exporters = exporters;
    }

    /** @param arguments what follows {@code =} in the -javaagent flag; null when there is nothing */
    public static void start(String arguments, Instrumentation instrumentation, File jar) {
        RunClock clock = RunClock.start();
        List<InstrumentationModule> all = new ArrayList<>();
        ClassLoader own = AgentStarter.class.getClassLoader();
        ServiceLoader.load(InstrumentationModule.class, own).forEach(all::add);
        ServiceLoader<LineageExporterProvider> exporters = ServiceLoader.load(LineageExporterProvider.class, own);

        ConfigSources sources = new ConfigSources();
        LayeredConfig config = new LayeredConfig(options(all, exporters), sources.read(arguments));
        if (!config.get(CoreOptions.ENABLED)) {
            return;
        }
        configureLog(config);
        if (sources.problem() != null) {
            LOG.warn(sources.problem());
        }
        config.warnings().forEach(LOG::warn);
        List<InstrumentationModule> enabled = new ArrayList<>();
        for (InstrumentationModule module : all) {
            if (config.get(CoreOptions.moduleSwitch(module.name()))) {
                enabled.add(module);
            }
        }
        new AgentStarter(config, enabled, exporters).run(clock, instrumentation);
    }

    /** Every option of this build; the documentation's table is made from them. */
    public static List<ConfigOption<?>> options(
            Iterable<InstrumentationModule> modules, Iterable<LineageExporterProvider> exporters) {
        List<ConfigOption<?>> options = new ArrayList<>(CoreOptions.all());
        for (InstrumentationModule module : modules) {
            options.add(CoreOptions.moduleSwitch(module.name()));
            options.addAll(module.options());
        }
        for (LineageExporterProvider exporter : exporters) {
            options.addAll(exporter.options());
        }
        return options;
    }

    private static void configureLog(LayeredConfig config) {
        AgentLogger.Level level =
                AgentLogger.Level.valueOf(config.get(CoreOptions.LOG_LEVEL).toUpperCase(Locale.ROOT));
        AgentLogger.configure(level, null);
        String file = config.get(CoreOptions.LOG_FILE);
        if (file != null) {
            try {
                AgentLogger.configure(level, new FileSink(file));
            } catch (FileNotFoundException e) {
                LOG.warn(CoreOptions.LOG_FILE.key() + " is '" + file
                        + "', which cannot be written; logging to standard error");
            }
        }
    }

    private void run(RunClock clock, Instrumentation instrumentation) {
        AdviceErrors.setListener((error, switchedOff) -> LOG.warn(
                switchedOff
                        ? "instrumentation failed " + AdviceErrors.LIMIT
                                + " times and is now off; the program is not affected"
                        : "instrumentation failed and goes on; the program is not affected",
                error));
        Ids ids = new Ids();
        RunFactory runs = new RunFactory(config, ids);
        ExportPipeline pipeline = new ExportPipeline(config.get(CoreOptions.EXPORTERS), exporters, config);
        long interval = config.get(CoreOptions.FLUSH_INTERVAL);
        RunRecorder recorder = new RunRecorder(clock, ids, runs::create, Limits.of(config), interval, pipeline);
        long timeout = config.get(CoreOptions.SHUTDOWN_TIMEOUT);
        ProcessEnd end = new ProcessEnd(Thread.currentThread(), new RunEnd(recorder, pipeline, timeout));
        // not before: a program that touches no data has no run, and shall not wait for these 20 ms
        recorder.onTouched(() -> AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            watch(end, instrumentation);
            return AgentThreads.start("whence-recorder", new RecorderLoop(recorder, interval));
        }));

        for (InstrumentationModule module : modules) {
            module.start(recorder, config);
        }
        new Weaver(modules).install(instrumentation);
    }

    /** From here on the end is told how the JVM ends. */
    private static void watch(ProcessEnd end, Instrumentation instrumentation) {
        LifecycleBridge.wire(end);
        boolean hooksAreWoven = new ShutdownWeaver().install(instrumentation);
        try {
            // with the JDK woven this hook does nothing but make the JDK run its hooks' code at all
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(hooksAreWoven ? () -> {} : end::hooksEnded, "whence-shutdown"));
        } catch (IllegalStateException e) {
            LOG.debug("data is touched first while the JVM shuts down already: too late to tell of it", e);
        }
    }
}

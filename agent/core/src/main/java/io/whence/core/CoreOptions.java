package io.whence.core;

import io.whence.api.config.ConfigOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Options that no single module owns. */
public final class CoreOptions {
    public static final ConfigOption<Boolean> ENABLED =
            ConfigOption.flag("lineage.enabled", true, "`false`: the agent does nothing at all.");
    public static final ConfigOption<String> CONFIG_FILE = ConfigOption.text(
            "lineage.config.file", null, "", "A Java properties file with any of these keys; all others win over it.");
    public static final ConfigOption<String> JOB_NAME = ConfigOption.text(
            "lineage.job.name", null, "main class, or jar without its version", "The job that this run belongs to.");
    public static final ConfigOption<String> JOB_NAMESPACE =
            ConfigOption.text("lineage.job.namespace", "default", "default", "The namespace of the job's name.");
    public static final ConfigOption<String> OPERATION_TYPE = ConfigOption.choice(
            "lineage.operation.type",
            "ETL",
            Arrays.asList("ETL", "FEATURE_COMPUTATION", "MODEL_TRAINING", "INFERENCE"),
            "What kind of work the job does.");
    public static final ConfigOption<List<String>> EXPORTERS = ConfigOption.list(
            "lineage.exporters",
            Collections.singletonList("otlp"),
            "Where lineage goes: any of `otlp`, `console`; `none` for nowhere.");
    public static final ConfigOption<String> PARENT = ConfigOption.text(
            "lineage.parent.traceparent", null, "$TRACEPARENT", "The span this run is part of, as W3C `traceparent`.");
    public static final ConfigOption<Long> FLUSH_INTERVAL = ConfigOption.duration(
            "lineage.flush.interval",
            "5s",
            "A new access or edge is exported within this time; later windows of it double up to 10 minutes.");
    public static final ConfigOption<Long> SHUTDOWN_TIMEOUT = ConfigOption.duration(
            "lineage.shutdown.timeout", "5s", "How long the JVM's exit may be held up to deliver what is left.");
    public static final ConfigOption<String> LOG_LEVEL = ConfigOption.choice(
            "lineage.log.level",
            "warn",
            Arrays.asList("off", "error", "warn", "info", "debug"),
            "How much the agent says about itself.");
    public static final ConfigOption<String> LOG_FILE =
            ConfigOption.text("lineage.log.file", null, "standard error", "Where it says it.");
    public static final ConfigOption<Integer> MAX_SHAPES = ConfigOption.number(
            "lineage.max.shapes", 500, 1, 100_000, "Statement shapes a run; past it shapes of a dataset are merged.");
    public static final ConfigOption<Integer> MAX_SHAPES_PER_DATASET = ConfigOption.number(
            "lineage.max.shapes.per.dataset", 20, 1, 10_000, "Statement shapes a dataset; past it they are merged.");
    public static final ConfigOption<Integer> MAX_DATASETS = ConfigOption.number(
            "lineage.max.datasets", 1_000, 1, 100_000, "Datasets a run; past it they are only counted.");
    public static final ConfigOption<Integer> MAX_LINKS =
            ConfigOption.number("lineage.max.links", 128, 1, 10_000, "Links a span: edges into one write.");
    public static final ConfigOption<Integer> MAX_COLUMNS =
            ConfigOption.number("lineage.max.columns", 1_000, 1, 100_000, "Columns a write whose lineage is told.");

    private CoreOptions() {}

    public static List<ConfigOption<?>> all() {
        return Arrays.asList(
                ENABLED,
                CONFIG_FILE,
                JOB_NAME,
                JOB_NAMESPACE,
                OPERATION_TYPE,
                EXPORTERS,
                PARENT,
                FLUSH_INTERVAL,
                SHUTDOWN_TIMEOUT,
                LOG_LEVEL,
                LOG_FILE,
                MAX_SHAPES,
                MAX_SHAPES_PER_DATASET,
                MAX_DATASETS,
                MAX_LINKS,
                MAX_COLUMNS);
    }

    /** The switch of an instrumentation module. */
    public static ConfigOption<Boolean> moduleSwitch(String module) {
        return ConfigOption.flag(
                "lineage." + module + ".enabled", true, "`false`: the " + module + " instrumentation does nothing.");
    }
}

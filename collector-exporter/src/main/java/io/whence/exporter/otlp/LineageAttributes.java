package io.whence.exporter.otlp;

import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/** The names of the span contract, version {@link #CONVENTION_VERSION}. */
final class LineageAttributes {
    static final String CONVENTION_VERSION = "1";

    // Every span
    static final AttributeKey<String> KIND = stringKey("lineage.kind");
    static final AttributeKey<String> CONVENTION = stringKey("lineage.convention");
    static final AttributeKey<String> JOB_NAMESPACE = stringKey("lineage.job.namespace");
    static final AttributeKey<String> JOB_NAME = stringKey("lineage.job.name");
    static final AttributeKey<String> RUN_ID = stringKey("lineage.run.id");
    static final AttributeKey<Boolean> TRUNCATED = booleanKey("lineage.truncated");

    // The run
    static final AttributeKey<String> RUN_STATE = stringKey("lineage.run.state");
    static final AttributeKey<String> OPERATION_TYPE = stringKey("lineage.operation.type");
    static final AttributeKey<String> RUN_PARAMETERS = stringKey("lineage.run.parameters");
    static final AttributeKey<String> CODE_HASH = stringKey("lineage.code.hash");

    // Reads and writes
    static final AttributeKey<String> ID = stringKey("lineage.id");
    static final AttributeKey<String> DATASET_NAMESPACE = stringKey("lineage.dataset.namespace");
    static final AttributeKey<String> DATASET_NAME = stringKey("lineage.dataset.name");
    static final AttributeKey<String> DATASET_TYPE = stringKey("lineage.dataset.type");
    static final AttributeKey<String> DATASET_FORMAT = stringKey("lineage.dataset.format");
    static final AttributeKey<List<String>> DATASET_SCHEMA = stringArrayKey("lineage.dataset.schema");
    static final AttributeKey<String> DATASET_VERSION = stringKey("lineage.dataset.version");
    static final AttributeKey<String> OPERATION = stringKey("lineage.operation");
    static final AttributeKey<Long> ROWS = longKey("lineage.rows");
    static final AttributeKey<Long> BYTES = longKey("lineage.bytes");
    static final AttributeKey<Long> FILES = longKey("lineage.files");
    static final AttributeKey<Long> CALLS = longKey("lineage.calls");
    static final AttributeKey<Long> FAILED_CALLS = longKey("lineage.failed.calls");
    static final AttributeKey<List<String>> COLUMNS = stringArrayKey("lineage.columns");
    static final AttributeKey<List<String>> INPUTS = stringArrayKey("lineage.inputs");
    static final AttributeKey<List<String>> COLUMN_LINEAGE = stringArrayKey("lineage.column_lineage");
    static final AttributeKey<String> TRANSFORMATION_CODE_HASH = stringKey("lineage.transformation.code_hash");
    static final AttributeKey<Boolean> PARTIAL = booleanKey("lineage.partial");

    // Links
    static final AttributeKey<String> LINK = stringKey("lineage.link");
    static final AttributeKey<String> EDGE_BASIS = stringKey("lineage.edge.basis");

    // The exception of a failed run, as OpenTelemetry names it
    static final AttributeKey<String> EXCEPTION_TYPE = stringKey("exception.type");
    static final AttributeKey<String> EXCEPTION_MESSAGE = stringKey("exception.message");
    static final AttributeKey<String> EXCEPTION_STACKTRACE = stringKey("exception.stacktrace");

    private LineageAttributes() {}
}

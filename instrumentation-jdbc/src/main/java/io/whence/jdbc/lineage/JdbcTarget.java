package io.whence.jdbc.lineage;

import io.whence.api.LineageRecorder;
import java.util.Objects;

/**
 * What decides which table an unqualified name means: a database and the session's default catalog and schema. Shared
 * by all connections to it.
 */
final class JdbcTarget {
    private final DatabaseUrl url;
    private final String catalog;
    private final String schema;
    private final SqlStatements statements;

    JdbcTarget(DatabaseUrl url, String catalog, String schema, LineageRecorder recorder, JdbcSettings settings) {
        this.url = url;
        this.catalog = catalog;
        this.schema = schema;
        this.statements = new SqlStatements(this, recorder, settings);
    }

    DatabaseUrl url() {
        return url;
    }

    /** Folded; null where unknown. */
    String catalog() {
        return catalog;
    }

    /** Folded; null where unknown. */
    String schema() {
        return schema;
    }

    SqlStatements statements() {
        return statements;
    }

    boolean hasDefaults(String otherCatalog, String otherSchema) {
        return Objects.equals(catalog, otherCatalog) && Objects.equals(schema, otherSchema);
    }
}

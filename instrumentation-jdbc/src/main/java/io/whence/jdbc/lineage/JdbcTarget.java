package io.whence.jdbc.lineage;

import io.whence.api.LineageRecorder;
import io.whence.sql.SqlAnalysis;
import io.whence.sql.SqlAnalyzer;
import io.whence.sql.SqlSession;
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
    private SqlAnalyzer analyzer;
    private SqlSession session;

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

    /**
     * Analyses a statement in the light of those before: tables they created, temporary ones too. Called on agent
     * threads only, since it is the parser's first use that is costly.
     */
    synchronized SqlAnalysis analyze(String sql) {
        if (analyzer == null) {
            analyzer = SqlAnalyzer.builder(url.engine().dialect()).build();
            session = analyzer.newSession();
        }
        return analyzer.analyze(sql, session);
    }

    SqlStatements statements() {
        return statements;
    }

    boolean hasDefaults(String otherCatalog, String otherSchema) {
        return Objects.equals(catalog, otherCatalog) && Objects.equals(schema, otherSchema);
    }
}

package io.whence.sql;

import java.util.Objects;

/**
 * Reads SQL text and says which tables and columns it reads, which it writes, and what comes from where.
 *
 * <p>Immutable and thread-safe. One analyzer serves a dialect, a catalog and a pair of defaults; each analysis starts
 * from these.
 */
public final class SqlAnalyzer {
    private final Dialect dialect;
    private final Catalog catalog;
    private final String defaultCatalog;
    private final String defaultSchema;
    private final Budget budget;

    private SqlAnalyzer(Builder builder) {
        this.dialect = builder.dialect;
        this.catalog = builder.catalog;
        this.defaultCatalog = builder.defaultCatalog;
        this.defaultSchema = builder.defaultSchema;
        this.budget = builder.budget;
    }

    public static Builder builder(Dialect dialect) {
        return new Builder(dialect);
    }

    /**
     * Analyses one text, which may hold several statements. It never throws, never overflows the stack and never
     * exceeds its budget; what it does not understand it leaves out, and the result says so.
     *
     * @param sql any text; null is an empty one
     */
    public SqlAnalysis analyze(String sql) {
        return analyze(sql, newSession());
    }

    /**
     * Analyses one text that follows others on the same connection.
     *
     * @param sql any text; null is an empty one
     * @param session what the earlier texts left behind; it takes over what this one does
     */
    public SqlAnalysis analyze(String sql, SqlSession session) {
        synchronized (session) {
            return Analysis.run(sql == null ? "" : sql, this, session);
        }
    }

    /** A session that starts from this analyzer's catalog and defaults. */
    public SqlSession newSession() {
        return new SqlSession(this);
    }

    Dialect dialect() {
        return dialect;
    }

    Catalog catalog() {
        return catalog;
    }

    String defaultCatalog() {
        return defaultCatalog;
    }

    String defaultSchema() {
        return defaultSchema;
    }

    Budget budget() {
        return budget;
    }

    /** Collects an analyzer's settings; every one has a default. */
    public static final class Builder {
        private final Dialect dialect;
        private Catalog catalog = Catalog.none();
        private String defaultCatalog;
        private String defaultSchema;
        private Budget budget = Budget.defaults();

        private Builder(Dialect dialect) {
            this.dialect = Objects.requireNonNull(dialect, "dialect");
        }

        /** Where to look up columns of tables; {@link Catalog#none()} by default. */
        public Builder catalog(Catalog tables) {
            this.catalog = Objects.requireNonNull(tables, "tables");
            return this;
        }

        /** The catalog of names that are written without one; null, the default, leaves them without. */
        public Builder defaultCatalog(String name) {
            this.defaultCatalog = name;
            return this;
        }

        /** The schema of names that are written without one; null, the default, leaves them without. */
        public Builder defaultSchema(String name) {
            this.defaultSchema = name;
            return this;
        }

        /** What an analysis may cost; {@link Budget#defaults()} by default. */
        public Builder budget(Budget bounds) {
            this.budget = Objects.requireNonNull(bounds, "bounds");
            return this;
        }

        public SqlAnalyzer build() {
            return new SqlAnalyzer(this);
        }
    }
}

package io.whence.jdbc.lineage;

import io.whence.sql.Dialect;
import java.util.Locale;

/** What differs between databases and matters to lineage. */
enum Engine {
    POSTGRESQL("postgresql", "postgres", Fold.LOWER, 0, "org.postgresql."),
    MYSQL("mysql", "mysql", Fold.NONE, Engine.CATALOG_IS_SCHEMA | Engine.DEFINITIONS_COMMIT, "com.mysql."),
    MARIADB("mariadb", "mysql", Fold.NONE, Engine.CATALOG_IS_SCHEMA | Engine.DEFINITIONS_COMMIT, "org.mariadb."),
    H2("h2database", "h2", Fold.UPPER, Engine.DEFINITIONS_COMMIT | Engine.USE_IS_SCHEMA, "org.h2."),
    SQLITE("sqlite", "sqlite", Fold.NONE, 0, "org.sqlite."),
    OTHER("other_sql", "other_sql", Fold.NONE, 0, "");

    private enum Fold {
        NONE,
        LOWER,
        UPPER
    }

    /** JDBC's catalog is the schema of table names. */
    private static final int CATALOG_IS_SCHEMA = 1;
    /** CREATE, DROP and ALTER commit what is open. */
    private static final int DEFINITIONS_COMMIT = 1 << 1;
    /** {@code USE x} names a schema although there are catalogs. */
    private static final int USE_IS_SCHEMA = 1 << 2;

    private final String systemName;
    private final String dialectName;
    private final Fold fold;
    private final int traits;
    private final String driverPackage;

    Engine(String systemName, String dialectName, Fold fold, int traits, String driverPackage) {
        this.systemName = systemName;
        this.dialectName = dialectName;
        this.fold = fold;
        this.traits = traits;
        this.driverPackage = driverPackage;
    }

    /** OpenTelemetry's db.system.name. */
    String systemName() {
        return systemName;
    }

    /** Looked up where it is used: on an agent thread, since the parser is costly to load. */
    Dialect dialect() {
        return Dialect.forName(dialectName);
    }

    boolean catalogIsSchema() {
        return (traits & (CATALOG_IS_SCHEMA | USE_IS_SCHEMA)) != 0;
    }

    /** Whether a table's full name starts with the database. */
    boolean namesCarryCatalog() {
        return this == POSTGRESQL || this == OTHER;
    }

    boolean definitionsCommit() {
        return (traits & DEFINITIONS_COMMIT) != 0;
    }

    String driverPackage() {
        return driverPackage;
    }

    /** An unquoted identifier as this database keeps it. */
    String fold(String identifier) {
        switch (fold) {
            case LOWER:
                return identifier.toLowerCase(Locale.ROOT);
            case UPPER:
                return identifier.toUpperCase(Locale.ROOT);
            default:
                return identifier;
        }
    }
}

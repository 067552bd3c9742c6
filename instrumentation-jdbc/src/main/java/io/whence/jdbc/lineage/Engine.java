package io.whence.jdbc.lineage;

import io.whence.sql.Dialect;
import java.util.Locale;

/**
 * What differs between databases and matters to lineage, one row a database.
 *
 * <p>System names are OpenTelemetry's registry values where it has one. Namespace schemes and default ports are
 * OpenLineage's where it names the database, else those of the driver's documentation. A database that speaks another's
 * protocol is that row: CockroachDB, YugabyteDB, TimescaleDB and Greenplum are PostgreSQL, TiDB and SingleStore MySQL.
 */
enum Engine {
    POSTGRESQL(
            "postgresql",
            "postgres",
            "postgres",
            5432,
            "public",
            Fold.LOWER,
            Engine.NAMES_CARRY_CATALOG,
            "org.postgresql.",
            "com.impossibl.postgres.",
            "com.yugabyte.",
            "com.pivotal."),
    MYSQL(
            "mysql",
            "mysql",
            "mysql",
            3306,
            null,
            Fold.NONE,
            Engine.CATALOG_IS_SCHEMA | Engine.DEFINITIONS_COMMIT,
            "com.mysql.",
            "org.mariadb.",
            "com.singlestore."),
    MARIADB(
            "mariadb",
            "mysql",
            "mysql",
            3306,
            null,
            Fold.NONE,
            Engine.CATALOG_IS_SCHEMA | Engine.DEFINITIONS_COMMIT,
            "org.mariadb."),
    OCEANBASE(
            "oceanbase",
            "mysql",
            "oceanbase",
            2881,
            null,
            Fold.NONE,
            Engine.CATALOG_IS_SCHEMA | Engine.DEFINITIONS_COMMIT,
            "com.oceanbase."),
    H2(
            "h2database",
            "h2",
            "h2",
            9092,
            "PUBLIC",
            Fold.UPPER,
            Engine.DEFINITIONS_COMMIT | Engine.USE_IS_SCHEMA,
            "org.h2."),
    SQLITE("sqlite", "sqlite", "sqlite", -1, "main", Fold.NONE, 0, "org.sqlite."),
    DUCKDB("duckdb", "duckdb", "duckdb", -1, "main", Fold.NONE, Engine.USE_IS_SCHEMA, "org.duckdb."),
    DERBY("derby", "derby", "derby", 1527, "APP", Fold.UPPER, 0, "org.apache.derby."),
    HSQLDB("hsqldb", "hsqldb", "hsqldb", 9001, "PUBLIC", Fold.UPPER, Engine.DEFINITIONS_COMMIT, "org.hsqldb."),
    ORACLE(
            "oracle.db",
            "oracle",
            "oracle",
            1521,
            null,
            Fold.UPPER,
            Engine.NAMES_CARRY_CATALOG | Engine.DEFINITIONS_COMMIT,
            "oracle."),
    SQLSERVER(
            "microsoft.sql_server",
            "sqlserver",
            "sqlserver",
            1433,
            "dbo",
            Fold.NONE,
            Engine.NAMES_CARRY_CATALOG,
            "com.microsoft.sqlserver.",
            "net.sourceforge.jtds."),
    SYBASE(
            "sybase",
            "sybase",
            "sybase",
            5000,
            "dbo",
            Fold.NONE,
            Engine.NAMES_CARRY_CATALOG,
            "com.sybase.",
            "net.sourceforge.jtds."),
    DB2("ibm.db2", "db2", "db2", 6789, null, Fold.UPPER, Engine.NAMES_CARRY_CATALOG, "com.ibm.db2.", "com.ibm.as400."),
    INFORMIX(
            "ibm.informix",
            "informix",
            "informix",
            9088,
            null,
            Fold.UPPER,
            Engine.NAMES_CARRY_CATALOG,
            "com.informix."),
    NETEZZA("ibm.netezza", "hsqldb", "netezza", 5480, null, Fold.UPPER, Engine.NAMES_CARRY_CATALOG, "org.netezza."),
    TERADATA("teradata", "teradata", "teradata", 1025, null, Fold.UPPER, Engine.CATALOG_IS_SCHEMA, "com.teradata."),
    VERTICA(
            "vertica",
            "postgres",
            "vertica",
            5433,
            "public",
            Fold.LOWER,
            Engine.NAMES_CARRY_CATALOG | Engine.DEFINITIONS_COMMIT,
            "com.vertica."),
    HANA(
            "sap.hana",
            "hsqldb",
            "sap",
            30015,
            null,
            Fold.UPPER,
            Engine.NAMES_CARRY_CATALOG | Engine.DEFINITIONS_COMMIT,
            "com.sap.db."),
    EXASOL("exasol", "exasol", "exasol", 8563, null, Fold.UPPER, Engine.USE_IS_SCHEMA, "com.exasol."),
    SNOWFLAKE(
            "snowflake",
            "snowflake",
            "snowflake",
            443,
            "PUBLIC",
            Fold.UPPER,
            Engine.NAMES_CARRY_CATALOG | Engine.DEFINITIONS_COMMIT,
            "net.snowflake."),
    BIGQUERY(
            "gcp.bigquery",
            "bigquery",
            "bigquery",
            443,
            null,
            Fold.NONE,
            Engine.NAMES_CARRY_CATALOG,
            "com.simba.googlebigquery.",
            "com.google.cloud.bigquery."),
    SPANNER(
            "gcp.spanner",
            "bigquery",
            "spanner",
            443,
            null,
            Fold.NONE,
            Engine.NAMES_CARRY_CATALOG,
            "com.google.cloud.spanner."),
    REDSHIFT(
            "aws.redshift",
            "redshift",
            "redshift",
            5439,
            "public",
            Fold.LOWER,
            Engine.NAMES_CARRY_CATALOG,
            "com.amazon.redshift."),
    ATHENA(
            "aws.athena",
            "athena",
            "awsathena",
            443,
            "default",
            Fold.LOWER,
            Engine.NAMES_CARRY_CATALOG,
            "com.amazon.athena.",
            "com.simba.athena."),
    TRINO("trino", "trino", "trino", 443, null, Fold.LOWER, Engine.CATALOG_AND_USE_IS_SCHEMA, "io.trino."),
    PRESTO(
            "presto",
            "presto",
            "presto",
            443,
            null,
            Fold.LOWER,
            Engine.CATALOG_AND_USE_IS_SCHEMA,
            "com.facebook.presto.",
            "io.prestosql."),
    HIVE(
            "hive",
            "hive",
            "hive",
            10000,
            "default",
            Fold.LOWER,
            Engine.CATALOG_IS_SCHEMA,
            "org.apache.hive.",
            "com.cloudera.hive.",
            "com.simba.hive."),
    SPARK("spark", "spark", "spark", 10000, "default", Fold.LOWER, Engine.CATALOG_IS_SCHEMA, "com.simba.spark."),
    IMPALA(
            "impala",
            "impala",
            "impala",
            21050,
            "default",
            Fold.LOWER,
            Engine.CATALOG_IS_SCHEMA,
            "com.cloudera.impala."),
    DATABRICKS(
            "databricks",
            "databricks",
            "databricks",
            443,
            "default",
            Fold.LOWER,
            Engine.CATALOG_AND_USE_IS_SCHEMA,
            "com.databricks.",
            "com.simba.spark."),
    CLICKHOUSE(
            "clickhouse",
            "clickhouse",
            "clickhouse",
            8123,
            "default",
            Fold.NONE,
            Engine.CATALOG_IS_SCHEMA,
            "com.clickhouse.",
            "ru.yandex.clickhouse.",
            "com.github.housepower."),
    CRATE("cratedb", "postgres", "crate", 5432, "doc", Fold.LOWER, Engine.NAMES_CARRY_CATALOG, "io.crate."),
    MONETDB(
            "monetdb",
            "postgres",
            "monetdb",
            50000,
            "sys",
            Fold.LOWER,
            Engine.NAMES_CARRY_CATALOG,
            "org.monetdb.",
            "nl.cwi.monetdb."),
    FIREBIRD("firebirdsql", "hsqldb", "firebird", 3050, null, Fold.UPPER, 0, "org.firebirdsql."),
    DREMIO(
            "dremio",
            "other_sql",
            "dremio",
            31010,
            null,
            Fold.NONE,
            Engine.NAMES_CARRY_CATALOG,
            "com.dremio.",
            "org.apache.arrow.driver.jdbc."),
    DRUID("druid", "other_sql", "druid", 8082, "druid", Fold.NONE, 0, "org.apache.calcite.avatica."),
    PHOENIX("phoenix", "hsqldb", "phoenix", 2181, null, Fold.UPPER, 0, "org.apache.phoenix."),
    IGNITE("ignite", "h2", "ignite", 10800, "PUBLIC", Fold.UPPER, 0, "org.apache.ignite."),
    CASSANDRA(
            "cassandra",
            "postgres",
            "cassandra",
            9042,
            null,
            Fold.LOWER,
            Engine.CATALOG_IS_SCHEMA,
            "com.ing.data.cassandra."),
    OTHER("other_sql", "other_sql", "jdbc", -1, null, Fold.NONE, Engine.NAMES_CARRY_CATALOG);

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
    /** A table's full name starts with the database. */
    private static final int NAMES_CARRY_CATALOG = 1 << 3;

    private static final int CATALOG_AND_USE_IS_SCHEMA = NAMES_CARRY_CATALOG | USE_IS_SCHEMA;

    private final String systemName;
    private final String dialectName;
    private final String scheme;
    private final int defaultPort;
    private final String defaultSchema;
    private final Fold fold;
    private final int traits;

    @SuppressWarnings("ImmutableEnumChecker") // Java 8 has no immutable array, and nobody else sees this one
    private final String[] driverPackages;

    Engine(
            String systemName,
            String dialectName,
            String scheme,
            int defaultPort,
            String defaultSchema,
            Fold fold,
            int traits,
            String... driverPackages) {
        this.systemName = systemName;
        this.dialectName = dialectName;
        this.scheme = scheme;
        this.defaultPort = defaultPort;
        this.defaultSchema = defaultSchema;
        this.fold = fold;
        this.traits = traits;
        this.driverPackages = driverPackages;
    }

    /** OpenTelemetry's db.system.name. */
    String systemName() {
        return systemName;
    }

    /** Looked up where it is used: on an agent thread, since the parser is costly to load. */
    Dialect dialect() {
        return Dialect.forName(dialectName);
    }

    /** What its namespaces begin with: {@code postgres} in {@code postgres://db.example.com:5432}. */
    String scheme() {
        return scheme;
    }

    /** The port where a URL names none; -1 for a database that has no server. */
    int defaultPort() {
        return defaultPort;
    }

    /** The schema of unqualified names in a session that chose none; null where the user or nothing decides it. */
    String defaultSchema() {
        return defaultSchema;
    }

    boolean catalogIsSchema() {
        return (traits & CATALOG_IS_SCHEMA) != 0;
    }

    boolean useNamesSchema() {
        return (traits & (CATALOG_IS_SCHEMA | USE_IS_SCHEMA)) != 0;
    }

    /** Whether a table's full name starts with the database. */
    boolean namesCarryCatalog() {
        return (traits & NAMES_CARRY_CATALOG) != 0;
    }

    boolean definitionsCommit() {
        return (traits & DEFINITIONS_COMMIT) != 0;
    }

    /** Whether a class of this name is a driver's own and no pool's or wrapper's. */
    boolean isDriverClass(String className) {
        for (String driverPackage : driverPackages) {
            if (className.startsWith(driverPackage)) {
                return true;
            }
        }
        return false;
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

package io.whence.jdbc.lineage;

/** Finds whose URL it is, past the prefixes of wrappers and proxies, and has it read. */
final class UrlScheme {
    /** What is put before a URL to have it wrapped. */
    private static final String[] WRAPPERS = {
        "p6spy:",
        "log4jdbc:",
        "aws-wrapper:",
        "otel:",
        "datadog:",
        "tracing:",
        "opentracing:",
        "secretsmanager:",
        "spy:"
    };

    private static final int MAX_WRAPPERS = 4;
    /** Longer ones are no URLs, and parsing them would cost. */
    private static final int MAX_LENGTH = 16_384;
    /** No string of the lineage model is longer. */
    private static final int MAX_NAMESPACE = 2_000;

    private UrlScheme() {}

    /** Never throws: what is not understood becomes a namespace of its scheme alone. */
    static DatabaseUrl parse(String url) {
        if (url == null) {
            return unknown("jdbc");
        }
        String text = unwrapped(url.trim());
        int colon = text.indexOf(':');
        String scheme = UrlText.lower(colon < 0 ? text : text.substring(0, colon));
        String body = colon < 0 ? "" : text.substring(colon + 1);
        Engine engine = null;
        try {
            engine = engine(scheme);
            if (text.length() > MAX_LENGTH) {
                return unnamed(engine, scheme);
            }
            DatabaseUrl parsed = engine == null ? parsePrefixed(scheme, body) : parse(engine, scheme, body);
            return parsed.namespace().length() > MAX_NAMESPACE ? unnamed(engine, scheme) : parsed;
        } catch (RuntimeException e) {
            return unnamed(engine, scheme);
        }
    }

    private static DatabaseUrl unnamed(Engine engine, String scheme) {
        return engine == null ? unknown(scheme) : DatabaseUrl.named(engine, engine.scheme() + ":", null, null);
    }

    private static String unwrapped(String url) {
        String text = UrlText.without(UrlText.without(url, "jdbc-secretsmanager:"), "jdbc:");
        for (int i = 0; i < MAX_WRAPPERS; i++) {
            for (String wrapper : WRAPPERS) {
                text = UrlText.without(text, wrapper);
            }
            text = UrlText.without(text, "jdbc:");
        }
        return UrlText.startsWith(text, "tc:") ? withoutImage(text.substring("tc:".length())) : text;
    }

    /** Testcontainers has an image's tag after the scheme: {@code mysql:8.0.36:///shop}. */
    private static String withoutImage(String text) {
        int colon = text.indexOf(':');
        int address = text.indexOf("thin:@");
        address = address < 0 ? text.indexOf("//") : address;
        return colon < 0 || address < colon ? text : text.substring(0, colon + 1) + text.substring(address);
    }

    /** Null where more than the scheme decides. */
    private static Engine engine(String scheme) {
        switch (scheme) {
            case "postgresql":
            case "postgres":
            case "pgsql":
            case "pgpool":
            case "yugabytedb":
            case "yugabyte":
            case "cockroachdb":
            case "cockroach":
            case "timescaledb":
            case "postgis":
            case "pgvector":
                return Engine.POSTGRESQL;
            case "mysql":
            case "mysql+srv":
            case "mysqlx":
            case "mysqlx+srv":
            case "tidb":
            case "singlestore":
            case "memsql":
                return Engine.MYSQL;
            case "mariadb":
                return Engine.MARIADB;
            case "oceanbase":
                return Engine.OCEANBASE;
            case "h2":
                return Engine.H2;
            case "sqlite":
                return Engine.SQLITE;
            case "duckdb":
                return Engine.DUCKDB;
            case "derby":
                return Engine.DERBY;
            case "hsqldb":
                return Engine.HSQLDB;
            case "oracle":
                return Engine.ORACLE;
            case "sqlserver":
                return Engine.SQLSERVER;
            case "sybase":
                return Engine.SYBASE;
            case "db2":
            case "as400":
                return Engine.DB2;
            case "informix-sqli":
            case "informix-direct":
                return Engine.INFORMIX;
            case "netezza":
                return Engine.NETEZZA;
            case "teradata":
                return Engine.TERADATA;
            case "vertica":
                return Engine.VERTICA;
            case "sap":
                return Engine.HANA;
            case "exa":
                return Engine.EXASOL;
            case "crate":
                return Engine.CRATE;
            case "monetdb":
            case "monetdbs":
                return Engine.MONETDB;
            case "firebirdsql":
            case "firebird":
                return Engine.FIREBIRD;
            default:
                return analytical(scheme);
        }
    }

    private static Engine analytical(String scheme) {
        switch (scheme) {
            case "snowflake":
                return Engine.SNOWFLAKE;
            case "bigquery":
                return Engine.BIGQUERY;
            case "cloudspanner":
                return Engine.SPANNER;
            case "redshift":
                return Engine.REDSHIFT;
            case "awsathena":
            case "athena":
                return Engine.ATHENA;
            case "trino":
                return Engine.TRINO;
            case "presto":
                return Engine.PRESTO;
            case "hive2":
            case "hive":
                return Engine.HIVE;
            case "spark":
                return Engine.SPARK;
            case "impala":
                return Engine.IMPALA;
            case "databricks":
                return Engine.DATABRICKS;
            case "clickhouse":
            case "ch":
                return Engine.CLICKHOUSE;
            case "dremio":
            case "arrow-flight-sql":
                return Engine.DREMIO;
            case "phoenix":
            case "phoenix+zk":
                return Engine.PHOENIX;
            case "ignite":
                return Engine.IGNITE;
            case "cassandra":
                return Engine.CASSANDRA;
            default:
                return null;
        }
    }

    private static DatabaseUrl parse(Engine engine, String scheme, String body) {
        switch (engine) {
            case POSTGRESQL:
                return PostgresUrl.postgres(body);
            case REDSHIFT:
                return PostgresUrl.redshift(body);
            case MYSQL:
                return MySqlUrl.parse(engine, body, scheme.startsWith("mysqlx") ? 33060 : engine.defaultPort());
            case MARIADB:
            case OCEANBASE:
                return MySqlUrl.parse(engine, body, engine.defaultPort());
            case H2:
                return H2Url.parse(body);
            case SQLITE:
                return FileUrl.sqlite(body);
            case DUCKDB:
                return FileUrl.duckdb(body);
            case DERBY:
                return FileUrl.derby(body);
            case HSQLDB:
                return FileUrl.hsqldb(body);
            case ORACLE:
                return OracleUrl.parse(body);
            case SQLSERVER:
                return SqlServerUrl.parse(engine, body);
            case SYBASE:
                return SqlServerUrl.sybase(body);
            case DB2:
                return scheme.equals("as400") ? ServerUrl.as400(body) : Db2Url.parse(engine, body);
            case INFORMIX:
                return scheme.equals("informix-direct") ? Db2Url.informixDirect(body) : Db2Url.parse(engine, body);
            case TERADATA:
                return ListedUrl.teradata(body);
            case EXASOL:
                return ListedUrl.exasol(body);
            case FIREBIRD:
                return ListedUrl.firebird(body);
            case PHOENIX:
                return ListedUrl.phoenix(body);
            case DREMIO:
                return scheme.equals("dremio") ? ListedUrl.dremio(body) : ListedUrl.flight(body);
            case HANA:
                return ServerUrl.hana(body);
            case CLICKHOUSE:
                return ServerUrl.clickhouse(body);
            case CASSANDRA:
                return ServerUrl.cassandra(body);
            case IGNITE:
                return ServerUrl.ignite(body);
            case TRINO:
            case PRESTO:
                return ServerUrl.catalogAndSchema(engine, body);
            case HIVE:
            case IMPALA:
                return HiveUrl.parse(engine, body);
            case SPARK:
                return HiveUrl.spark(body);
            case DATABRICKS:
                return HiveUrl.databricks(body);
            case SNOWFLAKE:
                return WarehouseUrl.snowflake(body);
            case BIGQUERY:
                return WarehouseUrl.bigquery(body);
            case ATHENA:
                return WarehouseUrl.athena(body);
            case SPANNER:
                return WarehouseUrl.spanner(body);
            default:
                return ServerUrl.parse(engine, body);
        }
    }

    /** Vendors of drivers for several databases put their own name first. */
    private static DatabaseUrl parsePrefixed(String vendor, String body) {
        int colon = body.indexOf(':');
        String scheme = UrlText.lower(colon < 0 ? body : body.substring(0, colon));
        String rest = colon < 0 ? "" : body.substring(colon + 1);
        switch (vendor) {
            case "jtds":
                return SqlServerUrl.parse(scheme.equals("sybase") ? Engine.SYBASE : Engine.SQLSERVER, rest);
            case "microsoft":
                return SqlServerUrl.parse(Engine.SQLSERVER, rest);
            case "google":
                return MySqlUrl.google(rest);
            case "avatica":
                return ListedUrl.avatica(body);
            case "datadirect":
            case "weblogic":
            case "pivotal":
                return branded(vendor, scheme, rest);
            default:
                return unknown(vendor);
        }
    }

    private static DatabaseUrl branded(String vendor, String scheme, String rest) {
        switch (scheme) {
            case "sqlserver":
                return SqlServerUrl.parse(Engine.SQLSERVER, rest);
            case "googlebigquery":
                return WarehouseUrl.bigquery(rest);
            case "snowflake":
                return WarehouseUrl.snowflake(rest.startsWith("//") ? rest : "//;" + rest);
            case "greenplum":
                return ServerUrl.branded(Engine.POSTGRESQL, rest);
            case "saphana":
                return ServerUrl.branded(Engine.HANA, rest);
            case "sybase":
                return ServerUrl.branded(Engine.SYBASE, rest);
            default:
                Engine engine = engine(scheme);
                return engine == null || !rest.startsWith("//") ? unknown(vendor) : ServerUrl.branded(engine, rest);
        }
    }

    /** The URL's first word names the database's kind; nothing more is taken from what is not understood. */
    static DatabaseUrl unknown(String scheme) {
        int end = 0;
        while (end < scheme.length()
                && end < 32
                && (Character.isLetterOrDigit(scheme.charAt(end)) || "-+_".indexOf(scheme.charAt(end)) >= 0)) {
            end++;
        }
        String known = end == 0 ? "jdbc" : scheme.substring(0, end);
        return DatabaseUrl.named(Engine.OTHER, known + ":", null, null);
    }
}

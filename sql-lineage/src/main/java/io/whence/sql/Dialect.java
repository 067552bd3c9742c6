package io.whence.sql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A SQL dialect: one row in a table of differences. The parser is the same for all. */
public final class Dialect {
    /** Backticks quote identifiers. */
    static final int BACKTICK = 1;
    /** Square brackets quote identifiers. */
    static final int BRACKET = 1 << 1;
    /** Double quotes make a string, not an identifier. */
    static final int DOUBLE_QUOTED_STRINGS = 1 << 2;
    /** A backslash escapes the next character of a string. */
    static final int BACKSLASH = 1 << 3;
    /** A hash starts a comment. */
    static final int HASH_COMMENT = 1 << 4;
    /** Two slashes start a comment. */
    static final int SLASH_COMMENT = 1 << 5;
    /** Block comments nest. */
    static final int NESTED_COMMENT = 1 << 6;
    /** Two dashes start a comment only before white space. */
    static final int DASH_SPACE_COMMENT = 1 << 7;
    /** {@code $tag$ … $tag$} quotes a string. */
    static final int DOLLAR_QUOTES = 1 << 8;
    /** A hash starts the name of a temporary table. */
    static final int HASH_NAMES = 1 << 9;
    /** {@code q'[…]'} quotes a string. */
    static final int Q_QUOTES = 1 << 10;
    /** A quoted name may hold several parts, and an unquoted one dashes. */
    static final int BIGQUERY_NAMES = 1 << 11;
    /** {@code column:path} reads a field of a semi-structured value. */
    static final int COLON_PATH = 1 << 12;
    /** A dotted name may be a field of a structured column. */
    static final int STRUCTS = 1 << 13;
    /** A select item may refer to an earlier item's alias. */
    static final int LATERAL_ALIAS = 1 << 14;
    /** Statements need no semicolon between them. */
    static final int NO_SEMICOLON = 1 << 15;
    /** {@code SELECT … INTO x} fills variables, not a table. */
    static final int INTO_VARIABLES = 1 << 16;
    /** {@code USE x} names a schema, not a catalog. */
    static final int USE_SCHEMA = 1 << 17;
    /** {@code ->} is an operator on JSON, never a lambda. */
    static final int ARROW_JSON = 1 << 18;
    /** {@code @name} is a stage. */
    static final int STAGES = 1 << 20;
    /** {@code table@link} reaches another database. */
    static final int DB_LINKS = 1 << 21;
    /** Prefixed and raw strings, and strings in triple quotes. */
    static final int TRIPLE_QUOTES = 1 << 22;

    /** What becomes of an identifier without quotes. */
    private enum Fold {
        NONE,
        LOWER,
        UPPER
    }

    private static final Map<String, Dialect> BY_NAME = new HashMap<>(64);

    /** Tolerant of everything; folds nothing and compares names without case. */
    public static final Dialect GENERIC = of(
            "generic",
            Fold.NONE,
            BACKTICK | NESTED_COMMENT | DOLLAR_QUOTES | STRUCTS | HASH_NAMES | COLON_PATH,
            "ansi",
            "other_sql");

    public static final Dialect POSTGRESQL = of(
            "postgresql",
            Fold.LOWER,
            NESTED_COMMENT | DOLLAR_QUOTES | ARROW_JSON,
            "postgres",
            "cockroachdb",
            "greenplum",
            "yugabytedb",
            "materialize");

    /** MariaDB too. */
    public static final Dialect MYSQL = of(
            "mysql",
            Fold.NONE,
            BACKTICK
                    | DOUBLE_QUOTED_STRINGS
                    | BACKSLASH
                    | HASH_COMMENT
                    | DASH_SPACE_COMMENT
                    | INTO_VARIABLES
                    | USE_SCHEMA
                    | ARROW_JSON,
            "mariadb",
            "tidb",
            "singlestore",
            "doris",
            "starrocks");

    public static final Dialect H2 =
            of("h2", Fold.UPPER, BACKTICK | SLASH_COMMENT | NESTED_COMMENT | DOLLAR_QUOTES | USE_SCHEMA);

    public static final Dialect SQLITE = of("sqlite", Fold.NONE, BACKTICK | BRACKET | ARROW_JSON);

    public static final Dialect ORACLE = of("oracle", Fold.UPPER, Q_QUOTES | INTO_VARIABLES | DB_LINKS, "oceanbase");

    public static final Dialect SQLSERVER = of(
            "sqlserver",
            Fold.NONE,
            BRACKET | NESTED_COMMENT | HASH_NAMES | NO_SEMICOLON,
            "tsql",
            "mssql",
            "microsoft.sql_server",
            "synapse",
            "fabric",
            "sybase");

    public static final Dialect DUCKDB =
            of("duckdb", Fold.NONE, NESTED_COMMENT | DOLLAR_QUOTES | STRUCTS | LATERAL_ALIAS | USE_SCHEMA);

    public static final Dialect DERBY = of("derby", Fold.UPPER, NESTED_COMMENT);

    public static final Dialect HSQLDB = of("hsqldb", Fold.UPPER, 0);

    public static final Dialect DB2 = of("db2", Fold.UPPER, NESTED_COMMENT, "ibm.db2", "informix");

    public static final Dialect HIVE = of(
            "hive", Fold.LOWER, BACKTICK | DOUBLE_QUOTED_STRINGS | BACKSLASH | STRUCTS | USE_SCHEMA, "impala", "drill");

    public static final Dialect SPARK = of(
            "spark",
            Fold.LOWER,
            BACKTICK
                    | DOUBLE_QUOTED_STRINGS
                    | BACKSLASH
                    | STRUCTS
                    | NESTED_COMMENT
                    | LATERAL_ALIAS
                    | USE_SCHEMA
                    | COLON_PATH,
            "sparksql",
            "spark2",
            "databricks",
            "fugue");

    public static final Dialect SNOWFLAKE = of(
            "snowflake",
            Fold.UPPER,
            SLASH_COMMENT | DOLLAR_QUOTES | BACKSLASH | COLON_PATH | STRUCTS | LATERAL_ALIAS | STAGES);

    public static final Dialect BIGQUERY = of(
            "bigquery",
            Fold.NONE,
            BACKTICK
                    | DOUBLE_QUOTED_STRINGS
                    | BACKSLASH
                    | HASH_COMMENT
                    | BIGQUERY_NAMES
                    | STRUCTS
                    | TRIPLE_QUOTES
                    | USE_SCHEMA);

    public static final Dialect REDSHIFT = of(
            "redshift",
            Fold.LOWER,
            NESTED_COMMENT | DOLLAR_QUOTES | HASH_NAMES | LATERAL_ALIAS | STRUCTS,
            "aws.redshift");

    public static final Dialect TRINO = of("trino", Fold.LOWER, STRUCTS, "presto", "athena", "prestodb", "starburst");

    public static final Dialect CLICKHOUSE = of(
            "clickhouse",
            Fold.NONE,
            BACKTICK | BACKSLASH | NESTED_COMMENT | STRUCTS | LATERAL_ALIAS | USE_SCHEMA | HASH_COMMENT);

    public static final Dialect TERADATA = of("teradata", Fold.UPPER, LATERAL_ALIAS | USE_SCHEMA, "exasol", "vertica");

    private final String name;
    private final Fold fold;
    private final int features;

    private Dialect(String name, Fold fold, int features) {
        this.name = name;
        this.fold = fold;
        this.features = features;
    }

    private static Dialect of(String name, Fold fold, int features, String... aliases) {
        Dialect dialect = new Dialect(name, fold, features);
        BY_NAME.put(name, dialect);
        for (String alias : aliases) {
            BY_NAME.put(alias, dialect);
        }
        return dialect;
    }

    /**
     * The dialect of a name as JDBC URLs, OpenTelemetry's db.system.name and other tools write it, whatever its case:
     * {@code postgres}, {@code mariadb}, {@code tsql}, {@code sparksql}, … {@link #GENERIC} for an unknown one or null.
     */
    public static Dialect forName(String name) {
        Dialect found = name == null ? null : BY_NAME.get(name.trim().toLowerCase(Locale.ROOT));
        return found == null ? GENERIC : found;
    }

    public String name() {
        return name;
    }

    boolean has(int feature) {
        return (features & feature) != 0;
    }

    /** An identifier as the database stores it when it is written without quotes. */
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

    /** True when names of different case are different names, once unquoted ones are folded. */
    boolean folds() {
        return fold != Fold.NONE;
    }

    /** A quoted identifier as the database stores it: Hive and Spark fold these as well. */
    String foldQuoted(String identifier) {
        return this == HIVE || this == SPARK || this == TRINO ? identifier.toLowerCase(Locale.ROOT) : identifier;
    }

    @Override
    public String toString() {
        return name;
    }
}

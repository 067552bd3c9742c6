package io.whence.jdbc.lineage;

/**
 * The tables in which databases keep books of themselves. A schema counts only on the engines whose it is: elsewhere
 * {@code sys} or {@code system} may be anybody's.
 */
final class SystemTables {
    private SystemTables() {}

    /** @param catalog null where the statement names none, as is the schema */
    static boolean include(Engine engine, String catalog, String schema, String name) {
        String place = schema == null ? "" : UrlText.lower(schema);
        String table = UrlText.lower(name);
        if (place.equals("information_schema")) {
            return engine != Engine.ORACLE; // the only one that has none, and so may have a user's
        }
        switch (engine) {
            case POSTGRESQL:
            case REDSHIFT:
                return place.equals("pg_catalog")
                        || place.startsWith("pg_toast")
                        || (place.isEmpty() && (table.startsWith("pg_") || isRedshifts(engine, table)));
            case CRATE:
                return place.equals("sys") || place.equals("pg_catalog");
            case MYSQL:
            case MARIADB:
            case OCEANBASE:
                return place.equals("mysql") || place.equals("performance_schema") || place.equals("sys");
            case HSQLDB:
                return place.equals("system_lobs");
            case SQLITE:
                return table.startsWith("sqlite_");
            case DUCKDB:
                return place.equals("pg_catalog") || table.startsWith("duckdb_") || table.startsWith("sqlite_");
            case DERBY:
                return isDerbys(place);
            case ORACLE:
                return isOracles(place, table);
            case SQLSERVER:
                return place.equals("sys")
                        || (catalog != null && UrlText.lower(catalog).equals("msdb"));
            case SYBASE:
            case INFORMIX:
                return isOldCatalog(table);
            case DB2:
                return place.startsWith("sysibm")
                        || place.equals("syscat")
                        || place.equals("sysstat")
                        || place.equals("systools")
                        || place.equals("qsys2");
            case SNOWFLAKE:
                return catalog != null && catalog.equals("SNOWFLAKE");
            case TERADATA:
                return place.equals("dbc");
            case VERTICA:
                return place.equals("v_catalog") || place.equals("v_monitor") || place.equals("v_internal");
            case EXASOL:
                return place.equals("sys") || place.equals("exa_statistics");
            case HANA:
                return place.equals("sys") || place.startsWith("_sys_");
            case MONETDB:
                return isMonets(place, table);
            case FIREBIRD:
                return table.startsWith("rdb$") || table.startsWith("mon$") || table.startsWith("sec$");
            case TRINO:
            case PRESTO:
                return catalog != null && UrlText.lower(catalog).equals("system");
            case CLICKHOUSE:
                return place.equals("system");
            case CASSANDRA:
                return place.equals("system") || place.startsWith("system_");
            case PHOENIX:
                return place.equals("system");
            case NETEZZA:
                return place.equals("definition_schema") || table.startsWith("_v_");
            case HIVE:
            case DRUID:
            case DREMIO:
            case IGNITE:
                return place.equals("sys");
            case DATABRICKS:
                return catalog != null && catalog.equals("system");
            case SPANNER:
                return place.equals("spanner_sys");
            default:
                return place.equals("pg_catalog");
        }
    }

    /** Redshift's views of its own work: a user's table may begin with the same letters, but not with these words. */
    private static boolean isRedshifts(Engine engine, String table) {
        return engine == Engine.REDSHIFT
                && (table.startsWith("stl_")
                        || table.startsWith("stv_")
                        || table.startsWith("svv_")
                        || table.startsWith("svl_")
                        || table.startsWith("svcs_"));
    }

    private static boolean isDerbys(String schema) {
        switch (schema) {
            case "sys":
            case "syscat":
            case "syscs_diag":
            case "syscs_util":
            case "sysfun":
            case "sysibm":
            case "sysproc":
            case "sysstat":
            case "sqlj":
            case "nullid":
                return true;
            default:
                return false;
        }
    }

    /** Dictionary views are reached by public synonyms, so without their schema. */
    private static boolean isOracles(String schema, String table) {
        switch (schema) {
            case "sys":
            case "system":
            case "xdb":
            case "mdsys":
            case "ctxsys":
                return true;
            case "":
                return table.equals("dual")
                        || table.startsWith("v$")
                        || table.startsWith("gv$")
                        || (table.startsWith("dba_") && isDictionary(table.substring("dba_".length())))
                        || (table.startsWith("all_") && isDictionary(table.substring("all_".length())))
                        || (table.startsWith("user_") && isDictionary(table.substring("user_".length())));
            default:
                return false;
        }
    }

    /** USER_TABLES is Oracle's, USER_ACCOUNTS most likely not. */
    private static boolean isDictionary(String view) {
        switch (view) {
            case "tables":
            case "tab_columns":
            case "tab_cols":
            case "objects":
            case "views":
            case "indexes":
            case "ind_columns":
            case "constraints":
            case "cons_columns":
            case "sequences":
            case "synonyms":
            case "triggers":
            case "source":
            case "users":
            case "segments":
            case "tablespaces":
            case "tab_comments":
            case "col_comments":
            case "tab_partitions":
                return true;
            default:
                return false;
        }
    }

    /** The catalog is among the users' tables. */
    private static boolean isOldCatalog(String table) {
        switch (table) {
            case "sysobjects":
            case "syscolumns":
            case "sysindexes":
            case "sysusers":
            case "systypes":
            case "systables":
            case "sysviews":
            case "sysconstraints":
            case "sysdatabases":
            case "sysprocedures":
                return true;
            default:
                return false;
        }
    }

    /** MonetDB's users have the same default schema as its catalog. */
    private static boolean isMonets(String schema, String table) {
        if (!schema.isEmpty() && !schema.equals("sys")) {
            return schema.equals("logging") || schema.equals("profiler");
        }
        switch (table) {
            case "_tables":
            case "_columns":
            case "tables":
            case "columns":
            case "schemas":
            case "functions":
            case "keys":
            case "idxs":
                return true;
            default:
                return false;
        }
    }
}

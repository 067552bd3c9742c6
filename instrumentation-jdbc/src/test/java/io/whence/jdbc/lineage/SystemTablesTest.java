package io.whence.jdbc.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemTablesTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            POSTGRESQL, -,         pg_catalog,         pg_class
            POSTGRESQL, -,         -,                  pg_class
            POSTGRESQL, -,         information_schema, tables
            REDSHIFT,   -,         -,                  svv_table_info
            MYSQL,      -,         mysql,              user
            MARIADB,    -,         performance_schema, threads
            MYSQL,      -,         INFORMATION_SCHEMA, TABLES
            SQLITE,     -,         -,                  sqlite_master
            DUCKDB,     -,         -,                  duckdb_tables
            H2,         -,         INFORMATION_SCHEMA, TABLES
            HSQLDB,     -,         SYSTEM_LOBS,        BLOCKS
            DERBY,      -,         SYS,                SYSTABLES
            DERBY,      -,         SYSIBM,             SYSDUMMY1
            ORACLE,     -,         SYS,                DUAL
            ORACLE,     -,         -,                  DUAL
            ORACLE,     -,         -,                  ALL_TAB_COLUMNS
            ORACLE,     -,         -,                  V$SESSION
            SQLSERVER,  shop,      sys,                objects
            SQLSERVER,  msdb,      dbo,                sysjobs
            SYBASE,     -,         -,                  sysobjects
            DB2,        -,         SYSIBM,             SYSDUMMY1
            DB2,        -,         SYSCAT,             TABLES
            SNOWFLAKE,  SNOWFLAKE, ACCOUNT_USAGE,      QUERY_HISTORY
            TERADATA,   -,         DBC,                TABLESV
            TRINO,      system,    runtime,            nodes
            CLICKHOUSE, -,         system,             tables
            CASSANDRA,  -,         system_schema,      tables
            FIREBIRD,   -,         -,                  RDB$DATABASE
            PHOENIX,    -,         SYSTEM,             CATALOG
            BIGQUERY,   shop,      INFORMATION_SCHEMA, COLUMNS
            HANA,       -,         SYS,                TABLES
            VERTICA,    -,         v_catalog,          tables
            """)
    void areTheDatabasesOwn(Engine engine, String catalog, String schema, String name) {
        assertThat(SystemTables.include(engine, catalog, schema, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            POSTGRESQL, -,      public, pg_orders
            POSTGRESQL, -,      sys,    orders
            POSTGRESQL, -,      mysql,  orders
            POSTGRESQL, -,      -,      stl_orders
            MYSQL,      -,      system, orders
            H2,         -,      SYS,    ORDERS
            SQLITE,     -,      sys,    orders
            ORACLE,     -,      -,      ALL_SALES
            ORACLE,     -,      -,      USER_ACCOUNTS
            ORACLE,     -,      SALES,  DBA_TABLES
            SQLSERVER,  master, dbo,    orders
            SYBASE,     -,      -,      systems
            DERBY,      -,      SYSTEM, ORDERS
            SNOWFLAKE,  SHOP,   SYS,    ORDERS
            TRINO,      hive,   system, orders
            CLICKHOUSE, -,      sys,    orders
            DB2,        -,      SYSTEM, ORDERS
            MONETDB,    -,      sys,    orders
            """)
    void areNotTheUsers(Engine engine, String catalog, String schema, String name) {
        assertThat(SystemTables.include(engine, catalog, schema, name)).isFalse();
    }
}

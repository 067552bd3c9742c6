package io.whence.sql;

/** What a statement does. */
public enum StatementKind {
    SELECT("SELECT"),
    INSERT("INSERT"),
    UPDATE("UPDATE"),
    DELETE("DELETE"),
    MERGE("MERGE"),
    /** Plain DDL: it teaches the session a table's columns, and moves no data. */
    CREATE_TABLE("CREATE TABLE"),
    CREATE_TABLE_AS("CREATE TABLE"),
    CREATE_VIEW("CREATE VIEW"),
    TRUNCATE("TRUNCATE"),
    DROP("DROP"),
    ALTER("ALTER"),
    RENAME("RENAME"),
    /** Bulk movement between a table and files or stages: COPY, UNLOAD, LOAD DATA, BULK INSERT. */
    COPY("COPY"),
    CALL("CALL"),
    /** A change of the session's default catalog or schema. */
    SESSION("USE"),
    /** BEGIN, COMMIT, ROLLBACK, SAVEPOINT. */
    TRANSACTION("TRANSACTION"),
    /** A plan is asked for, nothing is executed: no lineage. */
    EXPLAIN("EXPLAIN"),
    OTHER("OTHER");

    private final String operation;

    StatementKind(String operation) {
        this.operation = operation;
    }

    /** The words that a query summary uses for it. */
    String operation() {
        return operation;
    }
}

package io.whence.jdbc.lineage;

/**
 * What a statement does to data and transaction, as far as its first words tell: enough to count on the application's
 * thread. Everything finer is found out on an agent thread.
 */
enum SqlVerb {
    /** SELECT, VALUES, TABLE: takes effect at once. */
    READ,
    /** INSERT, UPDATE and the like: counts when the transaction commits. */
    WRITE,
    /** CREATE, DROP and the like: some databases commit before and after. */
    DEFINE,
    BEGIN,
    COMMIT,
    ROLLBACK,
    /** ROLLBACK TO a savepoint. */
    ROLLBACK_TO,
    SAVEPOINT,
    /** USE, SET SCHEMA, SET search_path: moves where unqualified names lead. */
    SESSION,
    /** Anything else, and WITH, which both reads and writes begin with. */
    OTHER;

    /** Reads a few words past blanks, comments and opening parentheses; never throws, never scans further. */
    static SqlVerb of(String sql) {
        SqlWords words = new SqlWords(sql);
        String first = words.next();
        switch (first) {
            case "SELECT":
            case "VALUES":
            case "TABLE":
                return READ;
            case "INSERT":
            case "UPDATE":
            case "DELETE":
            case "MERGE":
            case "REPLACE":
            case "UPSERT":
            case "COPY":
            case "LOAD":
                return WRITE;
            case "CREATE":
            case "DROP":
            case "ALTER":
            case "TRUNCATE":
            case "RENAME":
                return DEFINE;
            case "COMMIT":
                return COMMIT;
            case "END":
                return words.next().isEmpty() ? COMMIT : OTHER;
            case "START":
                return BEGIN;
            case "BEGIN":
                return begin(words.next());
            case "ABORT":
                return ROLLBACK;
            case "ROLLBACK":
                return rollback(words);
            case "SAVEPOINT":
                return SAVEPOINT;
            case "USE":
                return SESSION;
            case "SET":
                return session(words.next());
            default:
                return OTHER;
        }
    }

    /** BEGIN alone or with TRANSACTION, WORK and SQLite's modes; with anything else it opens a procedural block. */
    private static SqlVerb begin(String second) {
        switch (second) {
            case "":
            case "TRANSACTION":
            case "TRAN":
            case "WORK":
            case "DEFERRED":
            case "IMMEDIATE":
            case "EXCLUSIVE":
            case "ISOLATION":
            case "READ":
                return BEGIN;
            default:
                return OTHER;
        }
    }

    private static SqlVerb rollback(SqlWords words) {
        String word = words.next();
        if (word.equals("WORK") || word.equals("TRANSACTION") || word.equals("TRAN")) {
            word = words.next();
        }
        return word.equals("TO") ? ROLLBACK_TO : ROLLBACK;
    }

    private static SqlVerb session(String second) {
        switch (second) {
            case "SCHEMA":
            case "SEARCH_PATH":
            case "CATALOG":
            case "CURRENT_SCHEMA":
                return SESSION;
            default:
                return OTHER;
        }
    }
}

package io.whence.jdbc.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlVerbTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            select 1                               | READ
              /* hint */ (SELECT 1)                | READ
            -- never ends                          | OTHER
            (SELECT 1) UNION (SELECT 2)            | READ
            /* c */ Insert into t values (1)       | WRITE
            WITH x AS (SELECT 1) SELECT * FROM x   | OTHER
            MERGE INTO t USING s                   | WRITE
            create table t as select 1             | DEFINE
            TRUNCATE TABLE t                       | DEFINE
            BEGIN                                  | BEGIN
            BEGIN;                                 | BEGIN
            begin immediate                        | BEGIN
            BEGIN UPDATE t SET a = 1; END;         | OTHER
            START TRANSACTION                      | BEGIN
            COMMIT                                 | COMMIT
            END                                    | COMMIT
            ROLLBACK                               | ROLLBACK
            ROLLBACK TO SAVEPOINT a                | ROLLBACK_TO
            rollback work to a                     | ROLLBACK_TO
            SAVEPOINT a                            | SAVEPOINT
            USE shop                               | SESSION
            SET search_path TO sales, public       | SESSION
            SET SCHEMA sales                       | SESSION
            SET autocommit = 1                     | OTHER
            /* never ends                          | OTHER
            ''                                     | OTHER
            """)
    void isToldByTheFirstWords(String sql, SqlVerb verb) {
        String text = sql.equals("''") ? "" : sql;

        assertThat(SqlVerb.of(text)).isEqualTo(verb);
    }
}

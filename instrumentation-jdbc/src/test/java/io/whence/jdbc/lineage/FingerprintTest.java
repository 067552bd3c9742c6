package io.whence.jdbc.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELECT a FROM t WHERE id = 1           | SELECT a FROM t WHERE id = 234
            SELECT a FROM t WHERE id = 1.5         | SELECT a FROM t WHERE id = 7
            SELECT a FROM t WHERE s = 'x'          | SELECT a FROM t WHERE s = 'it''s'
            INSERT INTO t VALUES ('a', 1)          | INSERT INTO t VALUES ('', 22)
            """)
    void isTheSameForStatementsThatDifferInLiteralsOnly(String one, String other) {
        assertThat(Fingerprint.of(one)).isEqualTo(Fingerprint.of(other)).hasSameHashCodeAs(Fingerprint.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELECT a FROM t1                       | SELECT a FROM t2
            SELECT a FROM t_1                      | SELECT a FROM t_2
            SELECT a FROM "1"                      | SELECT a FROM "2"
            SELECT a FROM t                        | SELECT b FROM t
            SELECT 'x\\'' FROM a                   | SELECT 'x\\'' FROM b
            SELECT 'a                              | SELECT 'b
            INSERT INTO a SELECT * FROM b          | INSERT INTO b SELECT * FROM a
            """)
    void differsWhereTablesOrColumnsMay(String one, String other) {
        assertThat(Fingerprint.of(one)).isNotEqualTo(Fingerprint.of(other));
    }
}

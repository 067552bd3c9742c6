package io.whence.jdbc.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseUrlTest {
    private static final String SIGNS = "()[]{}@:/?;=&,%\\'\"#|.~ \0\u00e9\ud83d";

    static List<DatabaseUrls.Row> documented() {
        return DatabaseUrls.all();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void namesTheDatabaseAndItsDefaults(DatabaseUrls.Row row) {
        DatabaseUrl parsed = DatabaseUrl.parse(row.url());

        assertThat(parsed.namespace()).as("namespace").isEqualTo(row.namespace());
        assertThat(parsed.engine()).as("engine").hasToString(row.engine());
        assertThat(parsed.catalog()).as("catalog").isEqualTo(row.catalog());
        assertThat(parsed.schema()).as("schema").isEqualTo(row.schema());
        assertThat(parsed.host()).as("host").isEqualTo(row.host());
        assertThat(parsed.port()).as("port").isEqualTo(row.port());
    }

    @Test
    void knowsUrlsOfEveryEngine() {
        Set<String> engines = new HashSet<>();
        Set<String> urls = new HashSet<>();
        for (DatabaseUrls.Row row : documented()) {
            engines.add(row.engine());
            assertThat(urls.add(row.url())).as(row.url() + " is there once").isTrue();
        }

        assertThat(urls).hasSizeGreaterThanOrEqualTo(150);
        for (Engine engine : Engine.values()) {
            assertThat(engines).contains(engine.name());
        }
    }

    @Test
    void namesNothingWhereThereIsNoUrl() {
        assertThat(DatabaseUrl.parse(null).namespace()).isEqualTo("jdbc:");
        assertThat(DatabaseUrl.parse("").namespace()).isEqualTo("jdbc:");
        assertThat(DatabaseUrl.parse("\0").namespace()).isEqualTo("jdbc:");
    }

    @ParameterizedTest
    @MethodSource("documented")
    void survivesMangledUrls(DatabaseUrls.Row row) {
        Random random = new Random(row.url().hashCode());
        String url = row.url();
        for (int end = 0; end < url.length(); end++) {
            survives(url.substring(0, end));
            survives(url.substring(end));
            survives(url.substring(0, end) + SIGNS.charAt(random.nextInt(SIGNS.length())) + url.substring(end));
            survives(url.substring(0, end) + SIGNS.charAt(random.nextInt(SIGNS.length())) + url.substring(end + 1));
            survives(url.substring(0, end) + url.substring(Math.min(url.length(), end + 1 + random.nextInt(9))));
        }
        for (int i = 0; i < SIGNS.length(); i++) {
            String many = String.valueOf(SIGNS.charAt(i)).repeat(100_000);
            survives(url + many);
            survives(url + String.valueOf(SIGNS.charAt(i)).repeat(5_000));
        }
    }

    private static void survives(String url) {
        assertThatCode(() -> {
                    DatabaseUrl parsed = DatabaseUrl.parse(url);
                    assertThat(parsed.engine()).isNotNull();
                    assertThat(parsed.namespace()).isNotEmpty().hasSizeLessThanOrEqualTo(2_000);
                    assertThat(parsed.port()).isBetween(-1, 65_535);
                })
                .as(() -> url.length() > 500 ? url.substring(0, 500) : url)
                .doesNotThrowAnyException();
    }

    @Test
    void tellsDriversFromPools() {
        assertThat(DatabaseUrl.parse("jdbc:h2:mem:x").isDriverClass("org.h2.jdbc.JdbcConnection"))
                .isTrue();
        assertThat(DatabaseUrl.parse("jdbc:mysql://h/x").isDriverClass("org.mariadb.jdbc.Connection"))
                .isTrue();
        assertThat(DatabaseUrl.parse("jdbc:jtds:sqlserver://h/x")
                        .isDriverClass("net.sourceforge.jtds.jdbc.JtdsConnection"))
                .isTrue();
        assertThat(DatabaseUrl.parse("jdbc:h2:mem:x").isDriverClass("com.zaxxer.hikari.pool.HikariProxyConnection"))
                .isFalse();
        assertThat(DatabaseUrl.parse("jdbc:acme:x").isDriverClass("com.acme.Connection"))
                .isFalse();
    }
}

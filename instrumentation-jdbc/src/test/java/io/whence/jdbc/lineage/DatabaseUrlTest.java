package io.whence.jdbc.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    private static final String HERE = Path.of("").toAbsolutePath().toString().replace('\\', '/');

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            jdbc:postgresql://db.example.com:5433/shop            | postgres://db.example.com:5433             | shop | public
            jdbc:postgresql://db.example.com/shop?user=u&password=p | postgres://db.example.com:5432           | shop | public
            jdbc:postgresql://u:p@db.example.com/shop             | postgres://db.example.com:5432             | shop | public
            jdbc:postgresql://a,b:5433/shop                       | postgres://a:5432,b:5433                   | shop | public
            jdbc:postgresql://[::1]:5433/shop                     | postgres://[::1]:5433                      | shop | public
            jdbc:postgresql://[::1]/shop                          | postgres://[::1]:5432                      | shop | public
            jdbc:postgresql:shop                                  | postgres://localhost:5432                  | shop | public
            jdbc:postgresql://h/shop?currentSchema=sales,public   | postgres://h:5432                          | shop | sales
            jdbc:mysql://db.example.com/shop?user=u               | mysql://db.example.com:3306                | -    | shop
            jdbc:mariadb://db.example.com:3307/shop               | mysql://db.example.com:3307                | -    | shop
            jdbc:mysql://u:p@ss@db.example.com/shop               | mysql://db.example.com:3306                | -    | shop
            jdbc:mysql://db.example.com                           | mysql://db.example.com:3306                | -    | -
            jdbc:h2:mem:shop                                      | h2:mem:shop                                | -    | PUBLIC
            jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1;PASSWORD=p         | h2:mem:shop                                | -    | PUBLIC
            jdbc:h2:/data/shop;SCHEMA=SALES                       | h2:/data/shop                              | -    | SALES
            jdbc:h2:file:/data/../data/shop                       | h2:/data/shop                              | -    | PUBLIC
            jdbc:h2:./shop                                        | h2:$HERE/shop                              | -    | PUBLIC
            jdbc:h2:tcp://h/~/shop                                | h2://h:9092/~/shop                         | -    | PUBLIC
            jdbc:h2:tcp://h:9093//data/shop;USER=u                | h2://h:9093//data/shop                     | -    | PUBLIC
            jdbc:sqlite:/data/shop.db                             | sqlite:/data/shop.db                       | -    | main
            jdbc:sqlite:shop.db?cipher=x&key=secret               | sqlite:$HERE/shop.db                       | -    | main
            jdbc:sqlite::memory:                                  | sqlite:mem:                                | -    | main
            jdbc:sqlite:file:shop?mode=memory&cache=shared        | sqlite:mem:shop                            | -    | main
            jdbc:acme:sky://u:secret@h/x                          | acme:                                      | -    | -
            nonsense                                              | nonsense:                                  | -    | -
            """)
    void namesTheDatabaseAndItsDefaults(String url, String namespace, String catalog, String schema) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);

        assertThat(parsed.namespace()).isEqualTo(namespace.replace("$HERE", HERE));
        assertThat(parsed.catalog()).isEqualTo(catalog);
        assertThat(parsed.schema()).isEqualTo(schema);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://u:s3cret@h/db?password=s3cret",
                "jdbc:postgresql://h/db?user=a&password=s3cret&ssl=true",
                "jdbc:mysql://u:s3cret@h:x/db",
                "jdbc:mysql://h/db?password=s3cret",
                "jdbc:h2:mem:x;PASSWORD=s3cret",
                "jdbc:h2:tcp://h/x;PASSWORD=s3cret",
                "jdbc:sqlite:/x.db?key=s3cret",
                "jdbc:acme:s3cret",
                "",
                "jdbc:",
                "jdbc:postgresql://h:notaport/db?password=s3cret",
            })
    void letsNoCredentialThroughAndNeverThrows(String url) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);

        assertThat(parsed.namespace() + parsed.catalog() + parsed.schema() + parsed.host())
                .doesNotContain("s3cret");
    }
}

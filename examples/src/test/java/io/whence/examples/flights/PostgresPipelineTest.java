package io.whence.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresPipelineTest extends PipelineContract {

    @TempDir
    static Path data;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(new File("target", "postgres"))
                .setDataDirectory(data.resolve("cluster"))
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    String warehouseUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Test
    void computesTheSameAsOnH2() throws Exception {
        String h2 = "jdbc:h2:" + directory.resolve("warehouse").toAbsolutePath();
        String otherSummary = "jdbc:sqlite:" + directory.resolve("other.db");
        run(h2, otherSummary);
        assertThat(contents(warehouseUrl(), "jdbc:sqlite:" + directory.resolve("summary.db")))
                .isEqualTo(contents(h2, otherSummary));
    }
}

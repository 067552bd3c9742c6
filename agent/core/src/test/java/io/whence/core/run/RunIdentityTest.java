package io.whence.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunIdentityTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            com.acme.Orders --day 1                    | com.acme.Orders | --day 1
            shop/com.acme.Orders                       | com.acme.Orders |
            /opt/my jobs/orders-1.4.2.jar --day 1      | orders          | --day 1
            orders-etl-2.0-SNAPSHOT.jar                | orders-etl      |
            orders_2.13-1.0.jar x.jar                  | orders_2.13     | x.jar
            target/orders.jar                          | orders          |
            com.acme.Convert /data/lib.jar             | com.acme.Convert | /data/lib.jar
            """)
    void theJobIsNamedByMainClassOrJar(String command, String job, String arguments) {
        JobCommand parsed = JobCommand.parse(command);

        assertThat(parsed.jobName()).isEqualTo(job);
        assertThat(parsed.arguments()).isEqualTo(arguments == null ? "" : arguments);
    }

    @Test
    void anEmbeddedJvmHasAJobToo() {
        assertThat(JobCommand.parse(null).jobName()).isEqualTo("java");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            --day 2026-01-01                            | ["--day","2026-01-01"]
            --password s3cret --day 1                   | ["--password","***","--day","1"]
            --db-password=s3cret                        | ["--db-password=***"]
            -Dapi.token=s3cret                          | ["-Dapi.token=***"]
            jdbc:postgresql://u:s3cret@h/db?password=s3cret | ["jdbc:postgresql://***@h/db"]
            --url=jdbc:h2:mem:x;PASSWORD=s3cret         | ["--url=jdbc:h2:mem:x"]
            https://u:s3cret@h/path?sig=s3cret          | ["https://***@h/path"]
            """)
    void argumentsAreKeptWithoutSecrets(String commandLine, String json) {
        String parameters = RunParameters.of(commandLine);

        assertThat(parameters).isEqualTo("{\"arguments\":" + json + "}").doesNotContain("s3cret");
    }

    @Test
    void idsHaveTheFormsThatBackendsExpect() {
        Ids ids = new Ids();

        assertThat(ids.traceId()).matches("[0-9a-f]{32}");
        assertThat(ids.spanId()).matches("[0-9a-f]{16}");
        assertThat(ids.uuid7(1_700_000_000_000L).version()).isEqualTo(7);
        assertThat(ids.uuid7(1_700_000_000_000L).variant()).isEqualTo(2);
        assertThat(ids.uuid7(1_700_000_000_000L).toString()).startsWith("018bcfe5-6800-7");
    }

    @ParameterizedTest
    @CsvSource({
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, true",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01, false",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01, false",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01, false",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, false",
        "nonsense, false",
    })
    void aTraceparentIsTakenWhenItIsOne(String text, boolean valid) {
        assertThat(TraceParent.parse(text) != null).isEqualTo(valid);
    }

    @Test
    void anOpenLineageParentRunIsTheSameTraceForEverybody() {
        String parent = "airflow/daily.load/0190f3f2-7b5a-7c3e-9c1d-3f2b1a0c9d8e";

        assertThat(OpenLineageParent.parse(parent).traceId()).isEqualTo("0190f3f27b5a7c3e9c1d3f2b1a0c9d8e");
        assertThat(OpenLineageParent.parse(parent).spanId())
                .matches("[0-9a-f]{16}")
                .isEqualTo(OpenLineageParent.parse(parent).spanId());
        assertThat(OpenLineageParent.parse("airflow/daily.load")).isNull();
        assertThat(OpenLineageParent.parse("airflow/daily.load/17")).isNull();
        assertThat(OpenLineageParent.parse(null)).isNull();
    }

    @Test
    void theCodeHashChangesWithTheCodeOnly(@TempDir Path directory) throws Exception {
        Path jar = directory.resolve("job.jar");
        String first = hash(jar, "code", 1_000_000_000_000L);

        assertThat(first).matches("[0-9a-f]{64}");
        assertThat(hash(jar, "code", 1_500_000_000_000L)).isEqualTo(first);
        assertThat(hash(jar, "edoc", 1_000_000_000_000L)).isNotEqualTo(first);
        assertThat(CodeHash.of(JobCommand.parse("com.acme.Absent"), jar + File.pathSeparator + "nowhere"))
                .isNull();
    }

    private static String hash(Path jar, String content, long time) throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            ZipEntry entry = new ZipEntry("com/acme/Job.class");
            entry.setTime(time);
            zip.putNextEntry(entry);
            zip.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return CodeHash.of(JobCommand.parse("com.acme.Job"), jar.toString());
    }
}

package io.whence.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.api.config.ConfigOption;
import io.whence.core.CoreOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayeredConfigTest {
    private static final List<ConfigOption<?>> OPTIONS = CoreOptions.all();

    @Test
    void theStrongestLayerWins() {
        LayeredConfig config = new LayeredConfig(
                OPTIONS,
                List.of(
                        Map.of("lineage.job.name", "system"),
                        Map.of("LINEAGE_JOB_NAME", "environment", "LINEAGE_JOB_NAMESPACE", "etl"),
                        Map.of("lineage.job.namespace", "argument", "lineage.flush.interval", "250ms"),
                        Map.of("lineage.flush.interval", "9s", "lineage.exporters", "console , otlp")));

        assertThat(config.get(CoreOptions.JOB_NAME)).isEqualTo("system");
        assertThat(config.get(CoreOptions.JOB_NAMESPACE)).isEqualTo("etl");
        assertThat(config.get(CoreOptions.FLUSH_INTERVAL)).isEqualTo(250);
        assertThat(config.get(CoreOptions.EXPORTERS)).containsExactly("console", "otlp");
        assertThat(config.get(CoreOptions.SHUTDOWN_TIMEOUT)).isEqualTo(5_000);
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void aBadValueAndAnUnknownKeyAreOneLineEach() {
        LayeredConfig config = new LayeredConfig(
                OPTIONS, List.of(Map.of("lineage.flush.interval", "soon", "lineage.job.nmae", "orders")));

        assertThat(config.get(CoreOptions.FLUSH_INTERVAL)).isEqualTo(5_000);
        assertThat(config.warnings())
                .containsExactlyInAnyOrder(
                        "lineage.flush.interval is 'soon' but must be a duration such as 500ms, 5s or 10m; using 5s",
                        "lineage.job.nmae is not a known setting and is ignored; did you mean lineage.job.name?");
    }

    @Test
    void foreignSettingsKeepTheirPrecedence() {
        LayeredConfig config = new LayeredConfig(
                OPTIONS,
                List.of(
                        Map.of("otel.service.name", "system"),
                        Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318", "OTEL_SERVICE_NAME", "environment")));

        assertThat(config.foreign("otel."))
                .containsEntry("otel.service.name", "system")
                .containsEntry("otel.exporter.otlp.endpoint", "http://c:4318");
    }

    @Test
    void anAgentArgumentMayHoldCommas() {
        assertThat(ConfigSources.arguments("lineage.exporters=console,otlp,lineage.job.name=orders"))
                .containsEntry("lineage.exporters", "console,otlp")
                .containsEntry("lineage.job.name", "orders");
    }

    @Test
    void aMissingFileIsSaidAndNothingElseHappens(@TempDir Path directory) throws Exception {
        ConfigSources sources = new ConfigSources();
        Path file = directory.resolve("missing.properties");
        assertThat(sources.read("lineage.config.file=" + file)).hasSize(4);
        assertThat(sources.problem()).contains("lineage.config.file").contains(file.toString());

        Files.writeString(file, "lineage.job.name=from file\n");
        ConfigSources again = new ConfigSources();
        assertThat(new LayeredConfig(OPTIONS, again.read("lineage.config.file=" + file)).get(CoreOptions.JOB_NAME))
                .isEqualTo("from file");
        assertThat(again.problem()).isNull();
    }
}

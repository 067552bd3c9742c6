package io.whence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.api.config.ConfigOption;
import io.whence.api.export.LineageExporterProvider;
import io.whence.api.instrument.InstrumentationModule;
import io.whence.core.AgentStarter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/**
 * The table in docs/configuration.md is made from the options' declarations. To rewrite it: {@code ./mvnw -pl agent/dist
 * -am test -Dtest=ConfigurationDocTest -Dsurefire.failIfNoSpecifiedTests=false -Dwhence.docs.write=true}.
 */
class ConfigurationDocTest {
    private static final String BEGIN = "<!-- options: generated from their declarations -->\n";
    private static final String END = "<!-- end of options -->\n";

    @Test
    void tellsEveryOptionAsItIsDeclared() throws IOException {
        Path document = Path.of("../../docs/configuration.md");
        String text = Files.readString(document);
        String table = table(AgentStarter.options(
                ServiceLoader.load(InstrumentationModule.class), ServiceLoader.load(LineageExporterProvider.class)));
        String expected =
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("whence.docs.write")) {
            Files.writeString(document, expected);
        } else {
            assertThat(text).isEqualTo(expected);
        }
    }

    private static String table(List<ConfigOption<?>> options) {
        StringBuilder table = new StringBuilder("| key | default | value | meaning |\n|---|---|---|---|\n");
        options.stream()
                .sorted(Comparator.comparing(ConfigOption::key))
                .forEach(option -> table.append("| `")
                        .append(option.key())
                        .append("` | ")
                        .append(option.defaultText())
                        .append(" | ")
                        .append(option.expected())
                        .append(" | ")
                        .append(option.description())
                        .append(" |\n"));
        return table.toString();
    }
}

package io.whence.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void writesIntoTheBuildDirectoryByDefault() {
        Path demo = Path.of("target", "demo").toAbsolutePath();
        Options options = Options.parse();
        assertThat(options.warehouse()).isEqualTo("jdbc:h2:" + demo.resolve("warehouse"));
        assertThat(options.summary()).isEqualTo("jdbc:sqlite:" + demo.resolve("summary.db"));
        assertThat(demo).isDirectory();
    }

    @Test
    void takesUrlsAsTheyAre() {
        Options options = Options.parse(
                "--summary", "jdbc:sqlite:/s.db", "--data", "/d", "--warehouse", "jdbc:postgresql://h/db?user=u");
        assertThat(options.warehouse()).isEqualTo("jdbc:postgresql://h/db?user=u");
        assertThat(options.summary()).isEqualTo("jdbc:sqlite:/s.db");
        assertThat(options.data()).isEqualTo(Path.of("/d"));
    }

    @Test
    void namesWhatItDoesNotUnderstand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--waerhouse", "x"))
                .withMessage("Unknown option: --waerhouse");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--data"))
                .withMessage("--data needs a value");
    }
}

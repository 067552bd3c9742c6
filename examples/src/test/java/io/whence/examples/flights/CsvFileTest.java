package io.whence.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {

    @TempDir
    Path directory;

    @Test
    void readsMissingFieldsAsNull() throws IOException {
        try (CsvFile file = new CsvFile(write("a,b,c\n1,NA,\n"))) {
            assertThat(file.next()).isTrue();
            assertThat(file.get("a")).isEqualTo("1");
            assertThat(file.get("b")).isNull();
            assertThat(file.get("c")).isNull();
            assertThat(file.next()).isFalse();
        }
    }

    @Test
    void readsQuotedFields() throws IOException {
        try (CsvFile file = new CsvFile(write("a,b,c\n\"Savage, Sr.\",\"W. \"\"Bud\"\" Barron\",\"\"\n"))) {
            assertThat(file.next()).isTrue();
            assertThat(file.get("a")).isEqualTo("Savage, Sr.");
            assertThat(file.get("b")).isEqualTo("W. \"Bud\" Barron");
            assertThat(file.get("c")).isNull();
        }
    }

    @Test
    void refusesWhatDoesNotFitTheHeader() throws IOException {
        Path path = write("a,b\n1\n");
        try (CsvFile file = new CsvFile(path)) {
            assertThatIOException().isThrownBy(file::next).withMessage(path + " has 2 columns, but this record: 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> file.get("c"))
                    .withMessageContaining("has no column c among");
        }
        assertThatIOException().isThrownBy(() -> new CsvFile(write(""))).withMessageEndingWith(" is empty");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("file.csv"), text);
    }
}

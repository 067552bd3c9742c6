package io.whence.exporter.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.api.export.LineageExporter;
import io.whence.api.export.LineageExporterProvider;
import io.whence.api.export.LineageRecord;
import io.whence.api.model.Run;
import io.whence.exporter.MapConfig;
import io.whence.exporter.Story;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsoleExporterTest {
    @Test
    void isFoundByItsNameAndPrintsToStandardErrorOnceTheRunEnds() {
        LineageExporterProvider provider = ServiceLoader.load(LineageExporterProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals("console"))
                .findFirst()
                .orElseThrow();
        Story story = Story.of("orders").end(Run.State.COMPLETE, 1_000);
        List<LineageRecord> records = story.records();

        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            LineageExporter exporter = provider.create(MapConfig.of(Map.of("lineage.console.columns", "true")));
            assertThat(exporter.export(records.subList(0, 1))).isTrue();
            assertThat(printed.size()).isZero();
            assertThat(exporter.export(records.subList(1, 2))).isTrue();
            exporter.close(0);
        } finally {
            System.setErr(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("orders").endsWith("0 reads, 0 writes\n");
        assertThat(provider.options()).hasSize(1);
    }

    @Test
    void eachRunHasItsTree() {
        List<String> jobs = new ArrayList<>();
        ConsoleExporter exporter = new ConsoleExporter(run -> jobs.add(run.run().jobName()));
        Story one = story("one");
        Story two = story("two");

        exporter.export(one.records());
        exporter.export(two.records());
        exporter.export(two.end(Run.State.COMPLETE, 1).records().subList(1, 2));
        exporter.export(one.end(Run.State.COMPLETE, 1).records().subList(1, 2));

        assertThat(jobs).containsExactly("two", "one");
    }

    @Test
    void runsThatNeverEndAreNotCollectedWithoutLimit() {
        List<String> jobs = new ArrayList<>();
        ConsoleExporter exporter = new ConsoleExporter(run -> jobs.add(run.run().jobName()));
        Story last = null;
        for (int i = 0; i <= 100; i++) {
            last = story("job " + i);
            exporter.export(last.records());
        }

        exporter.export(last.end(Run.State.COMPLETE, 1).records());

        assertThat(jobs).isEmpty();
    }

    private static Story story(String job) {
        return Story.of(Story.run(job).id(UUID.randomUUID()).build());
    }
}

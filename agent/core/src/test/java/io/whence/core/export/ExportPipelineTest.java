package io.whence.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.whence.api.config.Config;
import io.whence.api.config.ConfigOption;
import io.whence.api.export.LineageExporter;
import io.whence.api.export.LineageExporterProvider;
import io.whence.api.export.LineageRecord;
import io.whence.api.export.RunStarted;
import io.whence.api.model.Run;
import io.whence.core.config.LayeredConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExportPipelineTest {
    private final Config config = new LayeredConfig(List.of(), List.of());

    /** An exporter that keeps what it accepts, and refuses as often as it is told. */
    private static class Keeping implements LineageExporterProvider, LineageExporter {
        final String name;
        final List<LineageRecord> accepted = new CopyOnWriteArrayList<>();
        final AtomicInteger refusals = new AtomicInteger();
        volatile boolean closed;

        Keeping(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<ConfigOption<?>> options() {
            return Collections.emptyList();
        }

        @Override
        public LineageExporter create(Config ignored) {
            return this;
        }

        @Override
        public boolean export(List<LineageRecord> records) {
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return false;
            }
            return accepted.addAll(records);
        }

        @Override
        public void close(long timeoutMillis) {
            closed = true;
        }
    }

    private static List<LineageRecord> records(int count) {
        Run run = Run.builder()
                .id(new UUID(1, 2))
                .trace("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", null)
                .job("default", "test")
                .build();
        List<LineageRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(new RunStarted(run, String.format("%016x", i), "id" + i));
        }
        return records;
    }

    @Test
    void everyExporterGetsEverythingInOrder() {
        Keeping a = new Keeping("a");
        Keeping b = new Keeping("b");
        ExportPipeline pipeline = new ExportPipeline(List.of("a", "b"), List.of(a, b, new Keeping("c")), config);
        List<LineageRecord> records = records(1_700);
        pipeline.accept(records.subList(0, 900));
        pipeline.accept(records.subList(900, 1_700));
        pipeline.close(5_000);

        assertThat(a.accepted).containsExactlyElementsOf(records);
        assertThat(b.accepted).containsExactlyElementsOf(records);
        assertThat(a.closed).isTrue();
    }

    @Test
    void whatIsRefusedIsTriedAgain() {
        Keeping exporter = new Keeping("a");
        exporter.refusals.set(1);
        ExportPipeline pipeline = new ExportPipeline(List.of("a"), List.of(exporter), config);
        List<LineageRecord> records = records(3);
        pipeline.accept(records);

        await().untilAsserted(() -> assertThat(exporter.accepted).containsExactlyElementsOf(records));
        pipeline.close(5_000);
    }

    @Test
    void closingGivesUpOnOneThatHangs() {
        CountDownLatch never = new CountDownLatch(1);
        Keeping hanging = new Keeping("hanging") {
            @Override
            public boolean export(List<LineageRecord> records) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return false;
            }
        };
        Keeping working = new Keeping("working");
        ExportPipeline pipeline = new ExportPipeline(List.of("hanging", "working"), List.of(hanging, working), config);
        pipeline.accept(records(1));
        long start = System.nanoTime();
        pipeline.close(300);

        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_000);
        await().untilAsserted(() -> assertThat(working.accepted).hasSize(1));
        never.countDown();
    }

    @Test
    void anExporterThatCannotStartDoesNotStopTheOthers() {
        Keeping broken = new Keeping("broken") {
            @Override
            public LineageExporter create(Config ignored) {
                throw new IllegalArgumentException("otel.exporter.otlp.endpoint is no URL");
            }
        };
        Keeping working = new Keeping("working");
        ExportPipeline pipeline = new ExportPipeline(List.of("broken", "working"), List.of(broken, working), config);
        pipeline.accept(records(2));
        pipeline.close(5_000);

        assertThat(working.accepted).hasSize(2);
    }
}

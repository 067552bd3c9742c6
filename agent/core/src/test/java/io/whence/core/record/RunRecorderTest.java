package io.whence.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.api.Activity;
import io.whence.api.ActivityFacts;
import io.whence.api.export.AccessWindow;
import io.whence.api.export.LineageRecord;
import io.whence.api.export.RunEnded;
import io.whence.api.export.RunStarted;
import io.whence.api.model.Access;
import io.whence.api.model.Basis;
import io.whence.api.model.ColumnLineage;
import io.whence.api.model.Dataset;
import io.whence.api.model.Run;
import io.whence.api.model.Transformation;
import io.whence.core.run.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Counters in, records out: windows, edges, bounds and the run. */
class RunRecorderTest {
    private final List<LineageRecord> records = new ArrayList<>();
    private Limits limits = new Limits(500, 20, 1_000, 128, 1_000);
    private RunRecorder recorder;

    private RunRecorder recorder() {
        if (recorder == null) {
            recorder = new RunRecorder(
                    RunClock.start(), new Ids(), RunRecorderTest::run, limits, 3_600_000, records::addAll);
        }
        return recorder;
    }

    private static Run run(long start) {
        return Run.builder()
                .id(new UUID(1, 2))
                .trace("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", null)
                .job("default", "test")
                .startEpochNanos(start)
                .build();
    }

    private static Dataset table(String name) {
        return new Dataset("h2:mem:test", name, Dataset.Type.DATABASE, "table");
    }

    private Activity query(String table) {
        Access read = Access.builder(Access.Kind.READ, table(table), "SELECT").build();
        return recorder().activity(() -> new ActivityFacts("select " + table, List.of(read), List.of()));
    }

    private Activity insert(String table) {
        Access write = Access.builder(Access.Kind.WRITE, table(table), "INSERT").build();
        return recorder()
                .activity(() -> new ActivityFacts(
                        "insert " + table,
                        List.of(),
                        List.of(ActivityFacts.Write.unexplained(write, ActivityFacts.RowCount.EXACT))));
    }

    private static void fetch(Activity query, int rows) {
        long now = System.nanoTime();
        query.tally().called(now, now);
        query.tally().resultBegan(System.nanoTime());
        query.tally().fetched(rows, System.nanoTime());
    }

    private static void write(Activity insert, int rows) {
        long now = System.nanoTime();
        insert.tally().wrote(1, rows, 0, now, now + 1);
    }

    private List<AccessWindow> windows() {
        List<AccessWindow> windows = new ArrayList<>();
        for (LineageRecord record : records) {
            if (record instanceof AccessWindow window) {
                windows.add(window);
            }
        }
        return windows;
    }

    private AccessWindow window(String table) {
        return windows().stream()
                .filter(window -> window.access().dataset().name().equals(table))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static List<String> links(AccessWindow window) {
        return window.links().stream()
                .map(link -> link.dataset().name() + " " + link.basis())
                .toList();
    }

    @Test
    void announcesTheRunAndEndsIt() {
        recorder().begin();
        recorder().rolledBack(3);
        recorder().end(Run.State.FAIL, new RunEnded.Failure("exit code 3", null, null, null));

        assertThat(records).hasSize(2);
        assertThat(records.get(0)).isInstanceOf(RunStarted.class);
        RunEnded end = (RunEnded) records.get(1);
        assertThat(end.state()).isEqualTo(Run.State.FAIL);
        assertThat(end.counters()).containsExactly(java.util.Map.entry("lineage.rolled_back.calls", 3L));
        assertThat(end.spanId()).isEqualTo(end.run().spanId());
    }

    @Test
    void aMillionCallsOfOneShapeAreOneWindow() {
        Activity insert = insert("t");
        for (int i = 0; i < 1_000_000; i++) {
            write(insert, 1);
        }
        recorder().end(Run.State.COMPLETE, null);

        assertThat(windows()).hasSize(1);
        assertThat(window("t").calls()).isEqualTo(1_000_000);
        assertThat(window("t").rows()).isEqualTo(1_000_000);
    }

    @Test
    void windowsOfOneAccessAddUp() {
        Activity insert = insert("t");
        write(insert, 5);
        recorder().read();
        write(insert, 7);
        recorder().read(); // not due: its first window was just closed
        recorder().end(Run.State.COMPLETE, null);

        assertThat(windows()).extracting(AccessWindow::rows).containsExactly(5L, 7L);
        assertThat(windows()).extracting(AccessWindow::spanId).doesNotHaveDuplicates();
        assertThat(windows().get(1).startEpochNanos())
                .isGreaterThanOrEqualTo(windows().get(0).endEpochNanos());
    }

    @Test
    void anUnexplainedWriteComesFromWhatTheThreadReadBefore() {
        fetch(query("source"), 10);
        Activity insert = insert("target");
        write(insert, 10);
        fetch(query("later"), 10);
        recorder().end(Run.State.COMPLETE, null);

        AccessWindow target = window("target");
        assertThat(links(target)).containsExactly("source THREAD");
        assertThat(target.links().get(0).spanId()).isEqualTo(window("source").spanId());
        assertThat(target.links().get(0).lineageId()).isEqualTo(window("source").lineageId());
    }

    @Test
    void whatAnotherThreadReadIsWeakerEvidence() throws InterruptedException {
        Activity query = query("source");
        Thread reader = new Thread(() -> fetch(query, 10));
        reader.start();
        reader.join();
        write(insert("target"), 10);
        recorder().end(Run.State.COMPLETE, null);

        assertThat(links(window("target"))).containsExactly("source RUN");
    }

    @Test
    void anEdgeThatIsFoundLaterIsExportedAtOnce() {
        Activity insert = insert("target");
        write(insert, 1);
        recorder().read();
        fetch(query("source"), 1);
        write(insert, 1);
        recorder().read();

        assertThat(windows().stream()
                        .filter(window -> window.access().dataset().name().equals("target"))
                        .map(RunRecorderTest::links))
                .containsExactly(List.of(), List.of("source THREAD"));
    }

    @Test
    void aWriteThatAFactExplainsGetsNoInferredEdge() {
        fetch(query("unrelated"), 1);
        Access read = Access.builder(Access.Kind.READ, table("a"), "SELECT").build();
        Access write = Access.builder(Access.Kind.WRITE, table("b"), "INSERT").build();
        ColumnLineage column =
                new ColumnLineage("y", List.of(new ColumnLineage.Source(0, "x", Transformation.IDENTITY, false)));
        Activity statement = recorder()
                .activity(() -> new ActivityFacts(
                        "insert b select a",
                        List.of(read),
                        List.of(ActivityFacts.Write.explained(
                                write,
                                Basis.STATEMENT,
                                List.of(table("a")),
                                List.of(column),
                                ActivityFacts.RowCount.EXACT))));
        write(statement, 3);
        recorder().end(Run.State.COMPLETE, null);

        assertThat(links(window("b"))).containsExactly("a STATEMENT");
        assertThat(window("b").columnLineage()).hasSize(1);
        assertThat(window("b").rows()).isEqualTo(3);
        assertThat(window("a").rows()).as("no row of it was fetched").isEqualTo(AccessWindow.UNKNOWN);
    }

    @Test
    void rowsThatTheEngineDidNotCountAreUnknown() {
        Activity insert = insert("t");
        insert.tally().wrote(1, 0, 1, 1, 2);
        recorder().end(Run.State.COMPLETE, null);

        assertThat(window("t").rows()).isEqualTo(AccessWindow.UNKNOWN);
    }

    @Test
    void whatOnlyFailedIsNoAccessButIsCounted() {
        insert("t").tally().failed();
        recorder().end(Run.State.COMPLETE, null);

        assertThat(windows()).isEmpty();
        assertThat(((RunEnded) records.get(records.size() - 1)).counters()).containsEntry("lineage.failed.calls", 1L);
    }

    @Test
    void mergesShapesPastTheBoundAndSaysSo() {
        limits = new Limits(500, 2, 1_000, 128, 1_000);
        for (int shape = 0; shape < 5; shape++) {
            Access write = Access.builder(Access.Kind.WRITE, table("t"), "INSERT")
                    .columns(List.of("c" + shape))
                    .build();
            String name = "shape " + shape;
            write(
                    recorder()
                            .activity(() -> new ActivityFacts(
                                    name,
                                    List.of(),
                                    List.of(ActivityFacts.Write.unexplained(write, ActivityFacts.RowCount.EXACT)))),
                    1);
        }
        recorder().end(Run.State.COMPLETE, null);

        assertThat(windows()).hasSize(3);
        assertThat(windows().stream().mapToLong(AccessWindow::rows).sum()).isEqualTo(5);
        AccessWindow merged = windows().get(2);
        assertThat(merged.truncated()).isTrue();
        assertThat(merged.rows()).isEqualTo(3);
        assertThat(merged.access().columns()).isEmpty();
        RunEnded end = (RunEnded) records.get(records.size() - 1);
        assertThat(end.truncated()).isTrue();
        assertThat(end.counters()).containsEntry("lineage.dropped.shapes", 3L);
    }

    @Test
    void keepsOneLinkADatasetWhenThereAreTooMany() {
        limits = new Limits(500, 20, 1_000, 2, 1_000);
        for (String source : List.of("a", "b", "c")) {
            fetch(query(source), 1);
        }
        write(insert("t"), 1);
        recorder().end(Run.State.COMPLETE, null);

        assertThat(window("t").links()).hasSize(2);
        assertThat(window("t").truncated()).isTrue();
        assertThat(window("t").dropped()).containsEntry("lineage.dropped.links", 1L);
    }

    @Test
    void countsDatasetsPastTheBound() {
        limits = new Limits(500, 20, 1, 128, 1_000);
        write(insert("a"), 1);
        write(insert("b"), 1);
        recorder().end(Run.State.COMPLETE, null);

        assertThat(windows()).hasSize(1);
        assertThat(((RunEnded) records.get(records.size() - 1)).counters())
                .containsEntry("lineage.dropped.datasets", 1L);
    }

    @Test
    void aDescriberThatFailsLeavesTheRestAlone() {
        recorder()
                .activity(() -> {
                    throw new IllegalStateException("cannot be described");
                })
                .tally()
                .called(1, 2);
        write(insert("t"), 1);
        recorder().end(Run.State.COMPLETE, null);

        assertThat(windows()).hasSize(1);
    }

    @Test
    void manyThreadsCountExactly() throws InterruptedException {
        Activity insert = insert("t");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 300; i++) { // more than have a tally of their own
            Thread thread = new Thread(() -> {
                for (int j = 0; j < 100; j++) {
                    write(insert, 1);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        recorder().read();
        recorder().end(Run.State.COMPLETE, null);

        assertThat(windows().stream().mapToLong(AccessWindow::calls).sum()).isEqualTo(30_000);
    }
}

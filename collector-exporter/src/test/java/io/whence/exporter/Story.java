package io.whence.exporter;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The records of one run, told in a few lines, with identifiers that count up. */
public final class Story {
    public static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    public static final String RUN_SPAN = "b7ad6b7169203331";
    public static final UUID RUN_ID = UUID.fromString("0190f3d4-0000-7000-8000-000000000001");
    public static final long START = 1_700_000_000_000_000_000L;

    private final Run run;
    private final List<LineageRecord> records = new ArrayList<>();
    private int ids;

    private Story(Run run) {
        this.run = run;
        records.add(new RunStarted(run, spanId(), lineageId()));
    }

    public static Story of(String job) {
        return of(run(job).build());
    }

    public static Story of(Run run) {
        return new Story(run);
    }

    public static Run.Builder run(String job) {
        return Run.builder()
                .id(RUN_ID)
                .trace(TRACE, RUN_SPAN, null)
                .job("shop", job)
                .startEpochNanos(START);
    }

    public static Dataset table(String namespace, String name) {
        return new Dataset(namespace, name, Dataset.Type.DATABASE, "table");
    }

    public static ColumnLineage column(String output, Object... sources) {
        List<ColumnLineage.Source> list = new ArrayList<>();
        for (int i = 0; i < sources.length; i += 3) {
            list.add(new ColumnLineage.Source(
                    (Integer) sources[i], (String) sources[i + 1], (Transformation) sources[i + 2], false));
        }
        return new ColumnLineage(output, list);
    }

    public Run run() {
        return run;
    }

    public List<LineageRecord> records() {
        return records;
    }

    /** A window with a span id of its own, on which a link can be laid. */
    public AccessWindow.Builder window(Access access) {
        return AccessWindow.builder(run, access, spanId(), lineageId()).time(START + 1_000_000, START + 2_000_000);
    }

    public AccessWindow.Builder window(Access.Kind kind, Dataset dataset, String operation) {
        return window(Access.builder(kind, dataset, operation).build());
    }

    public AccessWindow read(Dataset dataset, long rows) {
        return add(window(Access.Kind.READ, dataset, "SELECT").calls(1, 0).rows(rows));
    }

    public AccessWindow write(
            Dataset dataset, String operation, long rows, long calls, Basis basis, AccessWindow... reads) {
        return write(dataset, operation, rows, calls, basis, List.of(), reads);
    }

    public AccessWindow write(
            Dataset dataset,
            String operation,
            long rows,
            long calls,
            Basis basis,
            List<ColumnLineage> columns,
            AccessWindow... reads) {
        return add(window(Access.Kind.WRITE, dataset, operation)
                .calls(calls, 0)
                .rows(rows)
                .columnLineage(columns)
                .links(Arrays.stream(reads).map(read -> link(read, basis)).toList()));
    }

    public static AccessWindow.Link link(AccessWindow read, Basis basis) {
        return new AccessWindow.Link(read.access().dataset(), read.spanId(), read.lineageId(), basis);
    }

    public AccessWindow add(AccessWindow.Builder window) {
        AccessWindow built = window.build();
        records.add(built);
        return built;
    }

    public Story end(Run.State state, long millis) {
        return end(state, millis, null, Map.of());
    }

    public Story end(Run.State state, long millis, RunEnded.Failure failure, Map<String, Long> counters) {
        records.add(new RunEnded(run, lineageId(), START + millis * 1_000_000, state, failure, counters, false));
        return this;
    }

    private String spanId() {
        return String.format("%016x", 0xa000 + ++ids);
    }

    private String lineageId() {
        return String.format("00000000-0000-7000-8000-%012x", ids);
    }
}

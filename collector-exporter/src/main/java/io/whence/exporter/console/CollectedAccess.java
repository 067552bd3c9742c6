package io.whence.exporter.console;

import io.whence.api.export.AccessWindow;
import io.whence.api.model.Access;
import io.whence.api.model.Basis;
import io.whence.api.model.ColumnLineage;
import io.whence.api.model.Dataset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The windows of one access as one: counts add up, edges and columns are unioned. */
final class CollectedAccess {
    private static final int MAX_EDGE_SPANS = 1_000;

    private final Dataset dataset;
    private final String operation;
    private final Counts counts = new Counts();
    private final Map<Dataset, Edge> inputs = new LinkedHashMap<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private final Map<String, Set<String>> columnLineage = new LinkedHashMap<>();
    private long failedCalls;
    private boolean truncated;
    private boolean partial;

    CollectedAccess(Access access) {
        this.dataset = access.dataset();
        this.operation = access.operation();
    }

    void add(AccessWindow window) {
        counts.add(window);
        failedCalls += window.failedCalls();
        truncated |= window.truncated();
        partial |= window.access().partial();
        columns.addAll(window.access().columns());
        for (AccessWindow.Link link : window.links()) {
            inputs.computeIfAbsent(link.dataset(), key -> new Edge()).add(link);
        }
        List<Dataset> numbered = window.inputs();
        for (ColumnLineage column : window.columnLineage()) {
            Set<String> sources = columnLineage.computeIfAbsent(column.output(), key -> new LinkedHashSet<>());
            for (ColumnLineage.Source source : column.sources()) {
                sources.add(text(source, numbered));
            }
        }
    }

    private static String text(ColumnLineage.Source source, List<Dataset> inputs) {
        String from =
                source.input() < inputs.size() ? inputs.get(source.input()).shortName() : "?";
        return from + "." + source.field() + " " + source.transformation() + (source.masked() ? " masked" : "");
    }

    Dataset dataset() {
        return dataset;
    }

    String operation() {
        return operation;
    }

    Counts counts() {
        return counts;
    }

    long failedCalls() {
        return failedCalls;
    }

    boolean truncated() {
        return truncated;
    }

    boolean partial() {
        return partial;
    }

    /** By input dataset, in the order they first appeared. */
    Map<Dataset, Edge> inputs() {
        return inputs;
    }

    /** Columns written; empty where unknown. */
    Set<String> columns() {
        return columns;
    }

    /** What each output column comes from, in words; {@link ColumnLineage#WHOLE_DATASET} among them. */
    Map<String, Set<String>> columnLineage() {
        return columnLineage;
    }

    /** Whether there is more to say than that it happened: what a DROP or TRUNCATE lacks. */
    boolean hasSubstance() {
        return counts.rows() > 0 || !inputs.isEmpty() || !columnLineage.isEmpty();
    }

    /** The links to one input dataset. */
    static final class Edge {
        private Basis basis = Basis.RUN;
        private final Set<String> readSpans = new LinkedHashSet<>();

        void add(AccessWindow.Link link) {
            if (link.basis().compareTo(basis) < 0) {
                basis = link.basis();
            }
            if (readSpans.size() < MAX_EDGE_SPANS) {
                readSpans.add(link.spanId());
            }
        }

        /** The strongest evidence. */
        Basis basis() {
            return basis;
        }

        /** What the reads that fed the write counted, each read once. */
        Counts counts(CollectedRun run) {
            Set<CollectedAccess> reads = new LinkedHashSet<>();
            for (String span : readSpans) {
                CollectedAccess read = run.readOf(span);
                if (read != null) {
                    reads.add(read);
                }
            }
            return Counts.sum(new ArrayList<>(reads));
        }
    }

    /** Sums of what windows counted; a count that no window knows is unknown. */
    static final class Counts {
        private long calls;
        private long rows = AccessWindow.UNKNOWN;
        private long bytes = AccessWindow.UNKNOWN;
        private long files = AccessWindow.UNKNOWN;

        static Counts sum(Collection<CollectedAccess> accesses) {
            Counts sum = new Counts();
            for (CollectedAccess access : accesses) {
                Counts counts = access.counts;
                sum.add(counts.calls, counts.rows, counts.bytes, counts.files);
            }
            return sum;
        }

        private void add(AccessWindow window) {
            add(window.calls(), window.rows(), window.bytes(), window.files());
        }

        private void add(long moreCalls, long moreRows, long moreBytes, long moreFiles) {
            calls += moreCalls;
            rows = plus(rows, moreRows);
            bytes = plus(bytes, moreBytes);
            files = plus(files, moreFiles);
        }

        private static long plus(long sum, long more) {
            if (more == AccessWindow.UNKNOWN) {
                return sum;
            }
            return sum == AccessWindow.UNKNOWN ? more : sum + more;
        }

        long calls() {
            return calls;
        }

        long rows() {
            return rows;
        }

        long bytes() {
            return bytes;
        }

        long files() {
            return files;
        }
    }
}

package io.whence.core.record;

import io.whence.api.ActivityFacts;
import io.whence.api.export.AccessWindow;
import io.whence.api.model.Access;
import io.whence.api.model.Basis;
import io.whence.api.model.ColumnLineage;
import io.whence.api.model.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One access of the run: what feeds it, what of it was exported, and its edges. The recorder's thread only. */
final class AccessState {
    private final Access access;
    private final boolean merged;
    private final String firstSpanId;
    private final String firstLineageId;
    private final Map<AccessState, Basis> edges = new LinkedHashMap<>();
    private final List<RecordedActivity> sources = new ArrayList<>();
    private final ActivityFacts.RowCount rowCount;
    private ActivityFacts.Write write;
    private Totals exported = new Totals();
    private int exportedEdges;
    private boolean everExported;
    private long windowNanos;
    private long dueNanos;

    /**
     * @param merged whether a bound merged several shapes into this one
     * @param rowCount null for a read
     */
    AccessState(
            Access access,
            boolean merged,
            ActivityFacts.RowCount rowCount,
            String firstSpanId,
            String firstLineageId,
            long windowNanos) {
        this.access = access;
        this.merged = merged;
        this.rowCount = rowCount;
        this.firstSpanId = firstSpanId;
        this.firstLineageId = firstLineageId;
        this.windowNanos = windowNanos;
    }

    Access access() {
        return access;
    }

    boolean merged() {
        return merged;
    }

    /** The span of the first window, which every edge from this access leads to. */
    String firstSpanId() {
        return firstSpanId;
    }

    String firstLineageId() {
        return firstLineageId;
    }

    void addSource(RecordedActivity activity) {
        if (!sources.contains(activity)) {
            sources.add(activity);
        }
    }

    /** What the statement says of where the columns come from; the first of equal shapes speaks for all. */
    void explainedBy(ActivityFacts.Write newWrite) {
        if (write == null) {
            write = newWrite;
        }
    }

    Totals totals() {
        Totals totals = new Totals();
        for (RecordedActivity source : sources) {
            totals.add(source.totals());
        }
        return totals;
    }

    /** The strongest evidence stays. */
    void addEdge(AccessState from, Basis basis) {
        Basis known = edges.get(from);
        if (known == null || basis.compareTo(known) < 0) {
            edges.put(from, basis);
        }
    }

    Map<AccessState, Basis> edges() {
        return edges;
    }

    boolean everExported() {
        return everExported;
    }

    /** Whether a window is to be closed now: at once for what is new, else when it is due or the run ends. */
    boolean isDue(Totals totals, long nowNanos, boolean runEnds) {
        if (totals.calls() == 0) {
            return false;
        }
        if (!everExported || edges.size() != exportedEdges) {
            return true;
        }
        return isChanged(totals) && (runEnds || nowNanos - dueNanos >= 0);
    }

    private boolean isChanged(Totals totals) {
        return totals.calls() != exported.calls()
                || totals.rowsRead() != exported.rowsRead()
                || totals.rowsWritten() != exported.rowsWritten()
                || totals.failedCalls() != exported.failedCalls();
    }

    /** The next window is twice as long, up to the longest. */
    void exported(Totals totals, long nowNanos, long longestWindowNanos) {
        exported = totals;
        exportedEdges = edges.size();
        everExported = true;
        dueNanos = nowNanos + windowNanos;
        windowNanos = Math.min(windowNanos * 2, longestWindowNanos);
    }

    Totals exportedTotals() {
        return exported;
    }

    /** The rows of the window that ends with these totals. */
    long rowsOfWindow(Totals totals) {
        if (rowCount == null) {
            return totals.results() > 0 ? totals.rowsRead() - exported.rowsRead() : AccessWindow.UNKNOWN;
        }
        long rows = totals.rowsWritten() - exported.rowsWritten();
        switch (rowCount) {
            case EXACT:
                return totals.uncountedWrites() == exported.uncountedWrites() ? rows : AccessWindow.UNKNOWN;
            case WHEN_POSITIVE:
                return rows > 0 ? rows : AccessWindow.UNKNOWN;
            default:
                return AccessWindow.UNKNOWN;
        }
    }

    /** Column lineage with its input numbers turned into indexes of the given inputs. */
    List<ColumnLineage> columnLineage(List<Dataset> inputs) {
        List<ColumnLineage> lineage = new ArrayList<>();
        if (write == null || merged) {
            return lineage;
        }
        for (ColumnLineage column : write.columnLineage()) {
            List<ColumnLineage.Source> sources = new ArrayList<>();
            for (ColumnLineage.Source source : column.sources()) {
                int index = inputs.indexOf(write.inputs().get(source.input()));
                if (index >= 0) {
                    sources.add(
                            new ColumnLineage.Source(index, source.field(), source.transformation(), source.masked()));
                }
            }
            if (!sources.isEmpty()) {
                lineage.add(new ColumnLineage(column.output(), sources));
            }
        }
        return lineage;
    }
}

package io.whence.core.record;

import io.whence.api.export.AccessWindow;
import io.whence.api.model.Basis;
import io.whence.api.model.ColumnLineage;
import io.whence.api.model.Dataset;
import io.whence.api.model.Run;
import io.whence.core.run.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the record of one access's window, within the bounds of a span. The recorder's thread only. */
final class WindowMaker {
    private final Limits limits;
    private final Ids ids;
    private final RunClock clock;

    WindowMaker(Limits limits, Ids ids, RunClock clock) {
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    AccessWindow make(Run run, AccessState state, Totals totals) {
        boolean first = !state.everExported();
        Totals before = state.exportedTotals();
        long start = first ? totals.firstNanos() : before.lastNanos();
        AccessWindow.Builder window = AccessWindow.builder(
                        run,
                        state.access(),
                        first ? state.firstSpanId() : ids.spanId(),
                        first ? state.firstLineageId() : ids.lineageId())
                .time(clock.epochNanos(start), clock.epochNanos(totals.lastNanos()))
                .calls(totals.calls() - before.calls(), totals.failedCalls() - before.failedCalls())
                .rows(state.rowsOfWindow(totals));

        List<AccessWindow.Link> links = links(state);
        List<ColumnLineage> columns = state.columnLineage(inputs(links));
        int droppedLinks = state.edges().size() - links.size();
        int droppedColumns = Math.max(0, columns.size() - limits.columns());
        return window.links(links)
                .columnLineage(droppedColumns > 0 ? columns.subList(0, limits.columns()) : columns)
                .dropped("lineage.dropped.links", droppedLinks)
                .dropped("lineage.dropped.columns", droppedColumns)
                .truncated(state.merged() || droppedLinks > 0 || droppedColumns > 0)
                .build();
    }

    /** One link an input dataset before a second one of the same, so that a bound takes the least. */
    private List<AccessWindow.Link> links(AccessState state) {
        List<AccessWindow.Link> firsts = new ArrayList<>();
        List<AccessWindow.Link> others = new ArrayList<>();
        Set<Dataset> seen = new HashSet<>();
        for (Map.Entry<AccessState, Basis> edge : state.edges().entrySet()) {
            AccessState from = edge.getKey();
            Dataset dataset = from.access().dataset();
            AccessWindow.Link link =
                    new AccessWindow.Link(dataset, from.firstSpanId(), from.firstLineageId(), edge.getValue());
            (seen.add(dataset) ? firsts : others).add(link);
        }
        firsts.addAll(others);
        return firsts.size() > limits.links() ? new ArrayList<>(firsts.subList(0, limits.links())) : firsts;
    }

    private static List<Dataset> inputs(List<AccessWindow.Link> links) {
        List<Dataset> inputs = new ArrayList<>();
        for (AccessWindow.Link link : links) {
            if (!inputs.contains(link.dataset())) {
                inputs.add(link.dataset());
            }
        }
        return inputs;
    }
}

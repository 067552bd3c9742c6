package io.whence.core.record;

import io.whence.api.ActivityFacts;
import io.whence.api.model.Access;
import io.whence.api.model.Basis;
import io.whence.api.model.Dataset;
import io.whence.core.run.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The run's accesses by dataset, operation and shape, within the run's bounds. The recorder's thread only. */
final class AccessTable {
    private final Limits limits;
    private final Ids ids;
    private final long firstWindowNanos;
    private final Map<List<Object>, AccessState> accesses = new LinkedHashMap<>();
    private final Map<Dataset, Set<String>> shapesOfDataset = new HashMap<>();
    private final Set<String> shapes = new HashSet<>();
    private final Set<Dataset> droppedDatasets = new HashSet<>();
    private long mergedShapes;

    AccessTable(Limits limits, Ids ids, long firstWindowNanos) {
        this.limits = limits;
        this.ids = ids;
        this.firstWindowNanos = firstWindowNanos;
    }

    Collection<AccessState> all() {
        return accesses.values();
    }

    /** Enters a described activity's accesses and the edges that are facts. */
    void add(RecordedActivity activity, ActivityFacts facts) {
        Map<Dataset, AccessState> reads = new LinkedHashMap<>();
        for (Access read : facts.reads()) {
            AccessState state = state(read, facts.shape(), null);
            if (state != null) {
                state.addSource(activity);
                reads.put(read.dataset(), state);
            }
        }
        List<AccessState> writes = new ArrayList<>();
        boolean oneIsCounted = countedWrites(facts) == 1;
        for (ActivityFacts.Write write : facts.writes()) {
            ActivityFacts.RowCount rowCount = oneIsCounted ? write.rowCount() : ActivityFacts.RowCount.NONE;
            AccessState state = state(write.access(), facts.shape(), rowCount);
            if (state != null) {
                state.addSource(activity);
                state.explainedBy(write);
                for (Dataset input : write.inputs()) {
                    AccessState from = reads.get(input);
                    if (from != null) {
                        state.addEdge(from, write.basis() == null ? Basis.STATEMENT : write.basis());
                    }
                }
            }
            writes.add(state);
        }
        activity.accesses(new ArrayList<>(reads.values()), writes);
    }

    /** An engine's one count cannot be told apart over several writes. */
    private static int countedWrites(ActivityFacts facts) {
        int counted = 0;
        for (ActivityFacts.Write write : facts.writes()) {
            counted += write.rowCount() == ActivityFacts.RowCount.NONE ? 0 : 1;
        }
        return counted;
    }

    /** Null when the run has too many datasets. */
    private AccessState state(Access access, String shape, ActivityFacts.RowCount rowCount) {
        AccessState known = accesses.get(key(access, shape));
        if (known != null) {
            return known;
        }
        Dataset dataset = access.dataset();
        Set<String> ofDataset = shapesOfDataset.get(dataset);
        if (ofDataset == null) {
            if (shapesOfDataset.size() >= limits.datasets()) {
                droppedDatasets.add(dataset);
                return null;
            }
            ofDataset = new HashSet<>();
            shapesOfDataset.put(dataset, ofDataset);
        }
        boolean full = !ofDataset.contains(shape)
                && (ofDataset.size() >= limits.shapesPerDataset()
                        || (!shapes.contains(shape) && shapes.size() >= limits.shapes()));
        if (full) {
            mergedShapes++;
            return accesses.computeIfAbsent(key(access, null), key -> newState(access.withoutDetail(), true, rowCount));
        }
        ofDataset.add(shape);
        shapes.add(shape);
        AccessState created = newState(access, false, rowCount);
        accesses.put(key(access, shape), created);
        return created;
    }

    private static List<Object> key(Access access, String shape) {
        return Arrays.asList(access.kind(), access.dataset(), access.operation(), shape);
    }

    private AccessState newState(Access access, boolean merged, ActivityFacts.RowCount rowCount) {
        return new AccessState(access, merged, rowCount, ids.spanId(), ids.lineageId(), firstWindowNanos);
    }

    /** How many shapes lost their detail. */
    long mergedShapes() {
        return mergedShapes;
    }

    long droppedDatasets() {
        return droppedDatasets.size();
    }
}

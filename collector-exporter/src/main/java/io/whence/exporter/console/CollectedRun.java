package io.whence.exporter.console;

import io.whence.api.export.AccessWindow;
import io.whence.api.export.RunEnded;
import io.whence.api.model.Access;
import io.whence.api.model.Dataset;
import io.whence.api.model.Run;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run's accesses with their windows merged, in the order they first appeared. Bounded: past {@link #MAX_ACCESSES}
 * further ones are only counted.
 */
final class CollectedRun {
    private static final int MAX_ACCESSES = 2_000;
    private static final int MAX_READ_SPANS = 20_000;

    private final Run run;
    private final Map<List<Object>, CollectedAccess> reads = new LinkedHashMap<>();
    private final Map<List<Object>, CollectedAccess> writes = new LinkedHashMap<>();
    private final Map<String, CollectedAccess> readsBySpan = new HashMap<>();
    private RunEnded end;
    private long notShown;

    CollectedRun(Run run) {
        this.run = run;
    }

    void add(AccessWindow window) {
        Access access = window.access();
        boolean read = access.kind() == Access.Kind.READ;
        // Reads by statement, since a write shows the rows of the very reads that fed it.
        List<Object> key = read
                ? Arrays.asList(access.dataset(), access.operation(), access.codeHash())
                : Arrays.asList(access.dataset(), access.operation());
        Map<List<Object>, CollectedAccess> accesses = read ? reads : writes;
        CollectedAccess collected = accesses.get(key);
        if (collected == null) {
            if (reads.size() + writes.size() >= MAX_ACCESSES) {
                notShown++;
                return;
            }
            collected = new CollectedAccess(access);
            accesses.put(key, collected);
        }
        collected.add(window);
        if (read && readsBySpan.size() < MAX_READ_SPANS) {
            readsBySpan.put(window.spanId(), collected);
        }
    }

    void end(RunEnded record) {
        this.end = record;
    }

    Run run() {
        return run;
    }

    RunEnded end() {
        return end;
    }

    /** How many windows of further accesses there were past the bound. */
    long notShown() {
        return notShown;
    }

    Collection<CollectedAccess> reads() {
        return reads.values();
    }

    Collection<CollectedAccess> writes() {
        return writes.values();
    }

    /** The read that a link points at; null when it was past the bound. */
    CollectedAccess readOf(String spanId) {
        return readsBySpan.get(spanId);
    }

    Set<Dataset> datasetsRead() {
        return datasets(reads.values());
    }

    Set<Dataset> datasetsWritten() {
        return datasets(writes.values());
    }

    /** Datasets that were read and fed no write. */
    Set<Dataset> datasetsFeedingNothing() {
        Set<Dataset> datasets = datasetsRead();
        writes.values().forEach(write -> datasets.removeAll(write.inputs().keySet()));
        return datasets;
    }

    private static Set<Dataset> datasets(Collection<CollectedAccess> accesses) {
        Set<Dataset> datasets = new LinkedHashSet<>();
        accesses.forEach(access -> datasets.add(access.dataset()));
        return datasets;
    }
}

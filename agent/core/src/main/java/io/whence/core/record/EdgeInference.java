package io.whence.core.record;

import io.whence.api.ActivityFacts;
import io.whence.api.Tally;
import io.whence.api.model.Basis;
import java.util.Collection;
import java.util.List;

/**
 * Infers edges for writes that no fact explains: from the reads that began to return rows before the write, on the same
 * thread or else in the same run. The recorder's thread only.
 */
final class EdgeInference {
    private EdgeInference() {}

    static void infer(Collection<RecordedActivity> activities) {
        for (RecordedActivity writing : activities) {
            if (isUnexplained(writing)) {
                for (RecordedActivity reading : activities) {
                    if (!reading.reads().isEmpty()) {
                        infer(reading, writing);
                    }
                }
            }
        }
    }

    private static boolean isUnexplained(RecordedActivity activity) {
        ActivityFacts facts = activity.facts();
        if (facts != null) {
            for (ActivityFacts.Write write : facts.writes()) {
                if (write.inferable()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void infer(RecordedActivity reading, RecordedActivity writing) {
        Basis basis = basis(reading, writing);
        if (basis == null) {
            return;
        }
        List<ActivityFacts.Write> writes = writing.facts().writes();
        for (int i = 0; i < writes.size(); i++) {
            AccessState write = writing.writes().get(i);
            if (write != null && writes.get(i).inferable()) {
                for (AccessState read : reading.reads()) {
                    write.addEdge(read, basis);
                }
            }
        }
    }

    /** Null when no result of the reading was fetched before the last write. */
    private static Basis basis(RecordedActivity reading, RecordedActivity writing) {
        long firstResult = reading.totals().firstResultNanos();
        Totals written = writing.totals();
        if (firstResult == 0 || written.calls() == 0 || written.lastNanos() - firstResult <= 0) {
            return null;
        }
        for (Tally read : reading.tallies()) {
            if (read.owner() != null && read.firstResultNanos() != 0) {
                for (Tally write : writing.tallies()) {
                    if (write.owner() == read.owner()
                            && write.calls() > 0
                            && write.lastNanos() - read.firstResultNanos() > 0) {
                        return Basis.THREAD;
                    }
                }
            }
        }
        return Basis.RUN;
    }
}

package io.whence.core.record;

import io.whence.api.Activity;
import io.whence.api.ActivityDescriber;
import io.whence.api.ActivityFacts;
import io.whence.api.Tally;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An activity of the run: its tallies, one a thread, and what it turned out to read and write. */
final class RecordedActivity implements Activity {
    /** Each thread's tallies; gone with the thread. */
    private static final ThreadLocal<IdentityHashMap<RecordedActivity, Tally>> OWN =
            ThreadLocal.withInitial(IdentityHashMap::new);

    private final List<Tally> tallies = new CopyOnWriteArrayList<>();
    private final Totals ended = new Totals();
    private volatile Tally last;
    private volatile Tally shared;
    private ActivityDescriber describer;
    private ActivityFacts facts;
    private boolean described;
    private List<AccessState> reads = new ArrayList<>();
    private List<AccessState> writes = new ArrayList<>();

    /** @param describer null for an activity of which only the counts are kept */
    RecordedActivity(ActivityDescriber describer) {
        this.describer = describer;
    }

    @Override
    public Tally tally() {
        Thread current = Thread.currentThread();
        Tally recent = last;
        if (recent != null && recent.isOwnedBy(current)) {
            return recent;
        }
        Tally own = shared != null
                ? OWN.get().getOrDefault(this, shared)
                : OWN.get().get(this);
        if (own == null) {
            own = newTally(current);
        }
        last = own;
        return own;
    }

    private synchronized Tally newTally(Thread current) {
        if (tallies.size() >= Limits.MAX_TALLIES) {
            Tally common = shared;
            if (common == null) {
                common = new Tally(null);
                tallies.add(common);
                shared = common;
            }
            return common;
        }
        Tally own = new Tally(current);
        tallies.add(own);
        OWN.get().put(this, own);
        return own;
    }

    // Below: the recorder's thread only.

    List<Tally> tallies() {
        return tallies;
    }

    Totals totals() {
        Totals totals = ended.copy();
        for (Tally tally : tallies) {
            totals.add(tally);
        }
        return totals;
    }

    /** Forgets ended threads, but not what they counted. */
    void foldEndedThreads() {
        List<Tally> gone = new ArrayList<>();
        for (Tally tally : tallies) {
            if (tally.owner() != null && !tally.owner().isAlive()) {
                ended.add(tally);
                gone.add(tally);
            }
        }
        tallies.removeAll(gone);
        if (gone.contains(last)) {
            last = null;
        }
    }

    boolean isDescribed() {
        return described;
    }

    /** What it reads and writes; null for nothing. The describer, and the text it holds, go after the first time. */
    ActivityFacts describe() {
        if (!described) {
            described = true;
            ActivityDescriber once = describer;
            describer = null;
            facts = once == null ? null : once.describe();
        }
        return facts;
    }

    ActivityFacts facts() {
        return facts;
    }

    void accesses(List<AccessState> newReads, List<AccessState> newWrites) {
        reads = newReads;
        writes = newWrites;
    }

    List<AccessState> reads() {
        return reads;
    }

    /** As the facts' writes, at the same places; null where a bound left one out. */
    List<AccessState> writes() {
        return writes;
    }
}

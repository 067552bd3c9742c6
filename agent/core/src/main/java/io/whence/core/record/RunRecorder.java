package io.whence.core.record;

import io.whence.api.Activity;
import io.whence.api.ActivityDescriber;
import io.whence.api.ActivityFacts;
import io.whence.api.LineageRecorder;
import io.whence.api.export.LineageRecord;
import io.whence.api.export.RunEnded;
import io.whence.api.export.RunStarted;
import io.whence.api.log.AgentLogger;
import io.whence.api.model.Run;
import io.whence.core.run.Ids;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Records one run. Application threads register activities and count; {@link #read} and {@link #end}, on an agent
 * thread, turn the counts into records and hand them on.
 */
public final class RunRecorder implements LineageRecorder {
    private static final AgentLogger LOG = AgentLogger.of("recorder");
    private static final long LONGEST_WINDOW_NANOS = 600_000_000_000L;

    private final RunClock clock;
    private final Ids ids;
    private final LongFunction<Run> runs;
    private final Consumer<List<LineageRecord>> sink;
    private final AccessTable table;
    private final WindowMaker windows;

    private final AtomicBoolean touched = new AtomicBoolean();
    private final AtomicInteger activityCount = new AtomicInteger();
    private final AtomicLong droppedActivities = new AtomicLong();
    private final AtomicLong rolledBackCalls = new AtomicLong();
    private final Queue<RecordedActivity> registered = new ConcurrentLinkedQueue<>();
    private final List<Flushable> flushables = Collections.synchronizedList(new ArrayList<>());
    private final RecordedActivity overflow = new RecordedActivity(null);
    private volatile Runnable onTouched = () -> {};

    private final List<RecordedActivity> activities = new ArrayList<>();
    private Run run;
    private boolean ended;

    /**
     * @param runs makes the run from its start in nanoseconds since 1970
     * @param sink takes the records, in order
     */
    public RunRecorder(
            RunClock clock,
            Ids ids,
            LongFunction<Run> runs,
            Limits limits,
            long flushIntervalMillis,
            Consumer<List<LineageRecord>> sink) {
        this.clock = clock;
        this.ids = ids;
        this.runs = runs;
        this.sink = sink;
        this.table = new AccessTable(limits, ids, flushIntervalMillis * 1_000_000);
        this.windows = new WindowMaker(limits, ids, clock);
    }

    // Application threads

    @Override
    public Activity activity(ActivityDescriber describer) {
        if (describer == null || activityCount.incrementAndGet() > Limits.MAX_ACTIVITIES) {
            droppedActivities.incrementAndGet();
            return overflow;
        }
        RecordedActivity activity = new RecordedActivity(describer);
        registered.add(activity);
        return activity;
    }

    @Override
    public void rolledBack(long calls) {
        if (calls > 0) {
            rolledBackCalls.addAndGet(calls);
        }
    }

    @Override
    public void touched() {
        if (!touched.get() && touched.compareAndSet(false, true)) {
            onTouched.run();
        }
    }

    @Override
    public void beforeReading(Flushable source) {
        flushables.add(source);
    }

    /** @param action called once, on the application's thread that first touches data: it must only start a thread */
    public void onTouched(Runnable action) {
        onTouched = action;
    }

    public boolean isTouched() {
        return touched.get();
    }

    // Agent threads

    /** Announces the run. */
    public synchronized void begin() {
        if (run == null) {
            run = runs.apply(clock.startEpochNanos());
            sink.accept(Collections.singletonList(new RunStarted(run, ids.spanId(), ids.lineageId())));
        }
    }

    /** Reads the counters and hands on the windows that are due. */
    public synchronized void read() {
        if (!ended) {
            begin();
            readCounters(false);
        }
    }

    /** Hands on everything that is open, and the run itself; nothing is recorded afterwards. */
    public synchronized void end(Run.State state, RunEnded.Failure failure) {
        if (ended) {
            return;
        }
        begin();
        readCounters(true);
        ended = true;
        Map<String, Long> counters = counters();
        boolean truncated = table.mergedShapes() + table.droppedDatasets() + droppedActivities.get() > 0;
        long now = clock.epochNanos(System.nanoTime());
        sink.accept(Collections.singletonList(
                new RunEnded(run, ids.lineageId(), now, state, failure, counters, truncated)));
    }

    private void readCounters(boolean runEnds) {
        for (Flushable flushable : new ArrayList<>(flushables)) {
            try {
                flushable.flush(runEnds);
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("some counts could not be read", e);
            }
        }
        for (RecordedActivity activity = registered.poll(); activity != null; activity = registered.poll()) {
            activities.add(activity);
        }
        for (RecordedActivity activity : activities) {
            describe(activity);
        }
        EdgeInference.infer(activities);
        sink.accept(closeWindows(runEnds));
        for (RecordedActivity activity : activities) {
            activity.foldEndedThreads();
        }
    }

    private void describe(RecordedActivity activity) {
        if (activity.isDescribed() || activity.totals().calls() == 0) {
            return; // what never succeeded need not be understood
        }
        try {
            ActivityFacts facts = activity.describe();
            if (facts != null) {
                table.add(activity, facts);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn("an operation could not be understood and is left out", e);
            droppedActivities.incrementAndGet();
        }
    }

    private List<LineageRecord> closeWindows(boolean runEnds) {
        List<LineageRecord> records = new ArrayList<>();
        long now = System.nanoTime();
        for (AccessState state : table.all()) {
            Totals totals = state.totals();
            if (state.isDue(totals, now, runEnds)) {
                records.add(windows.make(run, state, totals));
                state.exported(totals, now, LONGEST_WINDOW_NANOS);
            }
        }
        return records;
    }

    private Map<String, Long> counters() {
        Map<String, Long> counters = new LinkedHashMap<>();
        long failed = 0;
        for (RecordedActivity activity : activities) {
            Totals totals = activity.totals();
            if (totals.calls() == 0) {
                failed += totals.failedCalls(); // an access that never succeeded has no span to say so
            }
        }
        put(counters, "lineage.failed.calls", failed);
        put(counters, "lineage.rolled_back.calls", rolledBackCalls.get());
        put(counters, "lineage.dropped.statements", droppedActivities.get());
        put(counters, "lineage.dropped.shapes", table.mergedShapes());
        put(counters, "lineage.dropped.datasets", table.droppedDatasets());
        return counters;
    }

    private static void put(Map<String, Long> counters, String name, long count) {
        if (count > 0) {
            counters.put(name, count);
        }
    }
}

package io.whence.testing;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What spans say of lineage, as a text that is the same for the same lineage: the form of golden files.
 *
 * <pre>
 * run flights COMPLETE
 * READ  h2:$WORK/warehouse PUBLIC.FLIGHTS SELECT rows=5000
 * WRITE sqlite:$WORK/report.db main.summary INSERT rows=12 calls=12
 *   &lt;- h2:$WORK/warehouse PUBLIC.DAILY (thread)
 *   total &lt;- 0.amount AGGREGATION
 * </pre>
 *
 * Windows of one access are one line: counts add up, links are unioned. A span that came twice counts once. Inputs are
 * sorted, and the numbers in column lineage count the sorted ones. {@code calls} is left out where it is one. A line
 * that starts with {@code !} says what contradicts the span contract: a link to a span that is not there, or inputs that
 * are not those of the links.
 */
public final class Lineage {
    private final List<ReceivedSpan> spans;
    private final UnaryOperator<String> names;

    private Lineage(List<ReceivedSpan> spans, UnaryOperator<String> names) {
        this.spans = spans;
        this.names = names;
    }

    public static Lineage of(Collection<ReceivedSpan> spans) {
        Map<String, ReceivedSpan> byId = new LinkedHashMap<>();
        spans.forEach(span -> byId.put(span.traceId() + span.spanId(), span));
        return new Lineage(List.copyOf(byId.values()), UnaryOperator.identity());
    }

    /** Replaces a text that differs from run to run (a folder, a port) wherever it stands in a name. */
    public Lineage replacing(String volatileText, String replacement) {
        return replacing(name -> name.replace(volatileText, replacement));
    }

    /** Applied to each namespace and each name by itself, after those given before. */
    public Lineage replacing(UnaryOperator<String> replacement) {
        return new Lineage(spans, name -> replacement.apply(names.apply(name)));
    }

    /** The golden form, all runs by start time, each line ended by a line feed. */
    @Override
    public String toString() {
        Map<String, List<ReceivedSpan>> runs = spans.stream()
                .filter(span -> span.string("lineage.run.id") != null)
                .sorted(comparing(ReceivedSpan::startEpochNanos))
                .collect(groupingBy(span -> span.string("lineage.run.id"), LinkedHashMap::new, toList()));
        StringBuilder text = new StringBuilder();
        runs.values().forEach(run -> append(text, run));
        return text.toString();
    }

    private void append(StringBuilder text, List<ReceivedSpan> run) {
        text.append(header(run)).append('\n');
        Map<String, MergedAccess> accesses = new LinkedHashMap<>();
        Map<String, ReceivedSpan> byId = new LinkedHashMap<>();
        run.forEach(span -> byId.put(span.spanId(), span));
        for (ReceivedSpan span : run) {
            String kind = span.string("lineage.kind");
            if ("read".equals(kind) || "write".equals(kind)) {
                accesses.computeIfAbsent(MergedAccess.key(span), key -> new MergedAccess(span, names))
                        .add(span, byId);
            }
        }
        List<String> blocks = new ArrayList<>();
        accesses.values().forEach(access -> blocks.add(access.toString()));
        // "READ " sorts before "WRITE", then namespace, name, operation: the order of the fields in a block.
        blocks.stream().sorted().forEach(text::append);
    }

    private static String header(List<ReceivedSpan> run) {
        String job = run.get(0).string("lineage.job.name");
        for (ReceivedSpan span : run) {
            if ("run".equals(span.string("lineage.kind"))) {
                StringBuilder line = new StringBuilder("run " + job + " " + span.string("lineage.run.state"));
                span.attributes().forEach((name, value) -> {
                    if (value instanceof Long) {
                        line.append(' ')
                                .append(name.replaceFirst("^lineage\\.", ""))
                                .append('=')
                                .append(value);
                    }
                });
                return span.flag("lineage.truncated") ? line + " truncated" : line.toString();
            }
        }
        return "run " + job + " (not ended)";
    }
}

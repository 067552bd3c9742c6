package io.whence.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The windows of one access as one. */
final class MergedAccess {
    private static final List<String> COUNTS =
            List.of("lineage.rows", "lineage.bytes", "lineage.files", "lineage.calls", "lineage.failed.calls");

    /** What tells one access of a run from another: everything but identity, counts and edges. */
    private static final List<String> IDENTITY = List.of(
            "lineage.kind",
            "lineage.dataset.namespace",
            "lineage.dataset.name",
            "lineage.operation",
            "lineage.transformation.code_hash",
            "lineage.columns",
            "db.query.text");

    private final ReceivedSpan first;
    private final UnaryOperator<String> names;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Set<String>> basesByInput = new TreeMap<>();
    private final Set<ColumnElement> columns = new LinkedHashSet<>();
    private final List<String> inputOrder = new ArrayList<>();
    private final Set<String> contradictions = new TreeSet<>();
    private boolean truncated;
    private boolean partial;

    MergedAccess(ReceivedSpan first, UnaryOperator<String> names) {
        this.first = first;
        this.names = names;
    }

    static String key(ReceivedSpan span) {
        Map<String, Object> identity = new LinkedHashMap<>();
        IDENTITY.forEach(name -> identity.put(name, span.attributes().get(name)));
        return identity.toString();
    }

    void add(ReceivedSpan span, Map<String, ReceivedSpan> run) {
        for (String count : COUNTS) {
            if (span.number(count) != null) {
                counts.merge(count, span.number(count), Long::sum);
            }
        }
        truncated |= span.flag("lineage.truncated");
        partial |= span.flag("lineage.partial");
        List<String> inputs = span.strings("lineage.inputs").stream()
                .map(input -> shown(input, run))
                .toList();
        addLinks(span, run, inputs);
        for (String element : span.strings("lineage.column_lineage")) {
            ColumnElement column = ColumnElement.parse(element);
            if (column.sources().stream().allMatch(source -> source.input() < inputs.size())) {
                columns.add(column.renumbered(input -> number(inputs.get(input))));
            } else {
                contradictions.add("! more inputs than " + inputs + " in " + element);
            }
        }
    }

    private void addLinks(ReceivedSpan span, Map<String, ReceivedSpan> run, List<String> inputs) {
        Set<String> linked = new LinkedHashSet<>();
        for (ReceivedSpan.Link link : span.links()) {
            ReceivedSpan read = run.get(link.spanId());
            if (read == null || !link.traceId().equals(span.traceId())) {
                contradictions.add("! link to a span that was not received");
                continue;
            }
            String input = dataset(read);
            linked.add(input);
            basesByInput.computeIfAbsent(input, key -> new TreeSet<>()).add((String)
                    link.attributes().get("lineage.edge.basis"));
        }
        if (!linked.equals(new LinkedHashSet<>(inputs))) {
            contradictions.add("! lineage.inputs " + inputs + " but links " + linked);
        }
    }

    /** In the order first seen; {@link #toString} renumbers again, once all inputs are known. */
    private int number(String input) {
        if (!inputOrder.contains(input)) {
            inputOrder.add(input);
        }
        return inputOrder.indexOf(input);
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(headline());
        basesByInput.forEach((input, bases) -> lines.add("  <- " + input + " (" + String.join(", ", bases) + ")"));
        List<String> sorted = List.copyOf(basesByInput.keySet());
        columnTexts(sorted).forEach(column -> lines.add("  " + column));
        contradictions.forEach(contradiction -> lines.add("  " + contradiction));
        return String.join("\n", lines) + "\n";
    }

    private String headline() {
        StringBuilder line = new StringBuilder("read".equals(first.string("lineage.kind")) ? "READ  " : "WRITE ");
        line.append(dataset(first)).append(' ').append(first.string("lineage.operation"));
        for (String count : COUNTS) {
            Long value = counts.get(count);
            boolean oneCall = count.equals("lineage.calls") && value != null && value == 1;
            if (value != null && !oneCall) {
                line.append(' ')
                        .append(count.substring("lineage.".length()))
                        .append('=')
                        .append(value);
            }
        }
        if (truncated) {
            line.append(" truncated");
        }
        if (partial) {
            line.append(" partial");
        }
        return line.toString();
    }

    /** One line an output column, what windows and continued elements say of it together. */
    private Set<String> columnTexts(List<String> sortedInputs) {
        Map<String, Set<ColumnElement.Source>> byOutput = new TreeMap<>();
        for (ColumnElement column : columns) {
            ColumnElement renumbered = column.renumbered(input -> sortedInputs.indexOf(inputOrder.get(input)));
            byOutput.computeIfAbsent(
                            column.output(),
                            key -> new TreeSet<>(Comparator.comparing(ColumnElement.Source::input)
                                    .thenComparing(ColumnElement.Source::field)
                                    .thenComparing(ColumnElement.Source::kind)))
                    .addAll(renumbered.sources());
        }
        Set<String> texts = new LinkedHashSet<>();
        byOutput.forEach((output, sources) -> texts.add(output + " <- "
                + String.join(", ", sources.stream().map(Object::toString).toList())));
        return texts;
    }

    private String dataset(ReceivedSpan span) {
        return names.apply(span.string("lineage.dataset.namespace")) + " "
                + names.apply(span.string("lineage.dataset.name"));
    }

    /** An element of lineage.inputs with replacements. Looked up, since namespaces too may hold blanks. */
    private String shown(String input, Map<String, ReceivedSpan> run) {
        return run.values().stream()
                .filter(span -> "read".equals(span.string("lineage.kind")))
                .filter(span -> input.equals(
                        span.string("lineage.dataset.namespace") + " " + span.string("lineage.dataset.name")))
                .findFirst()
                .map(this::dataset)
                .orElseGet(() -> names.apply(input));
    }
}

package io.whence.exporter.console;

import static io.whence.exporter.console.Words.clean;
import static io.whence.exporter.console.Words.count;
import static io.whence.exporter.console.Words.duration;

import io.whence.api.export.RunEnded;
import io.whence.api.model.Basis;
import io.whence.api.model.ColumnLineage;
import io.whence.api.model.Dataset;
import io.whence.exporter.console.CollectedAccess.Counts;
import io.whence.exporter.console.CollectedAccess.Edge;
import io.whence.exporter.console.Table.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Draws a run: what was written and out of what, then what was only read, then what else is to be known. */
final class TreeRenderer {
    private static final int MAX_WRITES = 100;
    private static final int MAX_INPUTS = 20;
    private static final int MAX_ONLY_READ = 20;
    private static final int MAX_NAMED_COLUMNS = 3;

    private final Style style;
    private final boolean allColumns;

    /** @param allColumns whether every column's lineage is printed instead of a count */
    TreeRenderer(Style style, boolean allColumns) {
        this.style = style;
        this.allColumns = allColumns;
    }

    String render(CollectedRun run) {
        Set<Dataset> datasets = new LinkedHashSet<>(run.datasetsWritten());
        run.writes().forEach(write -> datasets.addAll(write.inputs().keySet()));
        datasets.addAll(run.datasetsRead());
        Namespaces namespaces = new Namespaces(datasets);

        StringBuilder out = new StringBuilder();
        out.append(header(run)).append('\n');
        Table table = new Table();
        appendWrites(table, run, namespaces);
        appendOnlyRead(table, run, namespaces);
        table.appendTo(out);
        appendNotes(out, run, namespaces);
        return out.toString();
    }

    private String header(CollectedRun run) {
        RunEnded end = run.end();
        long millis = (end.endEpochNanos() - end.startEpochNanos()) / 1_000_000;
        String reads = count(run.datasetsRead().size(), "read");
        String writes = count(run.datasetsWritten().size(), "write");
        String line =
                style.strong("whence") + "  " + style.strong(clean(run.run().jobName())) + "  "
                        + style.state(end.state()) + "  " + duration(millis) + "  " + reads + ", " + writes;
        RunEnded.Failure failure = end.failure();
        if (failure != null && failure.description() != null) {
            line += "\n" + style.warning("  " + clean(failure.description()));
        }
        return line;
    }

    private void appendWrites(Table table, CollectedRun run, Namespaces namespaces) {
        Map<Dataset, List<CollectedAccess>> byDataset = new LinkedHashMap<>();
        run.writes()
                .forEach(write -> byDataset
                        .computeIfAbsent(write.dataset(), key -> new ArrayList<>())
                        .add(write));
        if (byDataset.isEmpty()) {
            return;
        }
        table.line("");
        int shown = 0;
        for (List<CollectedAccess> writes : byDataset.values()) {
            if (shown++ == MAX_WRITES) {
                table.line(style.faint("and " + (byDataset.size() - MAX_WRITES) + " more written"));
                return;
            }
            appendDataset(table, run, namespaces, writes);
        }
    }

    /** A line for each operation that moved data; what only happened, as a TRUNCATE, joins the first of them. */
    private void appendDataset(Table table, CollectedRun run, Namespaces namespaces, List<CollectedAccess> writes) {
        List<CollectedAccess> lines =
                writes.stream().filter(CollectedAccess::hasSubstance).collect(Collectors.toList());
        List<String> others = new ArrayList<>();
        for (CollectedAccess write : writes) {
            if (!write.hasSubstance()) {
                others.add(write.operation());
            }
        }
        if (lines.isEmpty()) {
            lines = writes.subList(0, 1);
            others.remove(0);
            others.add(0, writes.get(0).operation());
        } else {
            others.add(lines.get(0).operation());
        }
        String operations = String.join(", ", others);
        for (CollectedAccess write : lines) {
            appendWrite(table, run, namespaces, write, operations);
            operations = null;
        }
    }

    private void appendWrite(
            Table table, CollectedRun run, Namespaces namespaces, CollectedAccess write, String operations) {
        table.row(Arrays.asList(
                Cell.left(clean(write.dataset().shortName()), style::strong),
                Cell.left(clean(namespaces.tag(write.dataset())), style::faint),
                Cell.left(clean(operations == null ? write.operation() : operations), UnaryOperator.identity()),
                Cell.right(Words.size(write.counts())),
                Cell.left(remarks(write), style::faint)));
        int left = write.inputs().size();
        int shown = 0;
        for (Map.Entry<Dataset, Edge> input : write.inputs().entrySet()) {
            if (shown++ == MAX_INPUTS) {
                table.line(style.faint(style.indent() + "and " + left + " more inputs"));
                break;
            }
            left--;
            appendInput(table, run, namespaces, input, left == 0);
        }
        appendColumns(table, write);
    }

    private void appendInput(
            Table table, CollectedRun run, Namespaces namespaces, Map.Entry<Dataset, Edge> input, boolean last) {
        Basis basis = input.getValue().basis();
        Counts counts = input.getValue().counts(run);
        table.row(Arrays.asList(
                Cell.left(style.input(last) + clean(input.getKey().shortName()), UnaryOperator.identity()),
                Cell.left(clean(namespaces.tag(input.getKey())), style::faint),
                Cell.left("", UnaryOperator.identity()),
                Cell.right(Words.size(counts)),
                basis.isFact()
                        ? Cell.left(basis.attribute(), style::fact)
                        : Cell.left(basis.attribute() + " (inferred)", style::inference)));
    }

    private void appendColumns(Table table, CollectedAccess write) {
        Map<String, Set<String>> lineage = write.columnLineage();
        if (lineage.isEmpty()) {
            return;
        }
        if (allColumns) {
            lineage.forEach((output, sources) -> {
                String name = output.equals(ColumnLineage.WHOLE_DATASET) ? "(every row)" : output;
                table.line(style.faint(style.indent() + clean(name + " <- " + String.join(", ", sources))));
            });
            return;
        }
        Set<String> traced = new LinkedHashSet<>(lineage.keySet());
        traced.remove(ColumnLineage.WHOLE_DATASET);
        Set<String> untraced = new LinkedHashSet<>(write.columns());
        untraced.removeAll(traced);
        if (traced.isEmpty() && untraced.isEmpty()) {
            return;
        }
        String text = "columns: "
                + (untraced.isEmpty()
                        ? "all " + traced.size() + " traced"
                        : traced.size() + " of " + (traced.size() + untraced.size()) + " traced");
        if (!untraced.isEmpty() && untraced.size() <= MAX_NAMED_COLUMNS) {
            text += ", not " + String.join(", ", untraced);
        }
        table.line(style.faint(style.indent() + clean(text)));
    }

    private void appendOnlyRead(Table table, CollectedRun run, Namespaces namespaces) {
        Set<Dataset> datasets = run.datasetsFeedingNothing();
        if (datasets.isEmpty()) {
            return;
        }
        table.line("");
        table.line("read, and fed nothing:");
        int shown = 0;
        for (Dataset dataset : datasets) {
            if (shown++ == MAX_ONLY_READ) {
                table.line(style.faint("  and " + (datasets.size() - MAX_ONLY_READ) + " more"));
                return;
            }
            List<CollectedAccess> reads = run.reads().stream()
                    .filter(read -> read.dataset().equals(dataset))
                    .collect(Collectors.toList());
            table.row(Arrays.asList(
                    Cell.left("  " + clean(dataset.shortName()), UnaryOperator.identity()),
                    Cell.left(clean(namespaces.tag(dataset)), style::faint),
                    Cell.left(operations(reads), UnaryOperator.identity()),
                    Cell.right(Words.size(Counts.sum(reads)))));
        }
    }

    private static String operations(List<CollectedAccess> accesses) {
        return clean(
                accesses.stream().map(CollectedAccess::operation).distinct().collect(Collectors.joining(", ")));
    }

    private static String remarks(CollectedAccess access) {
        List<String> remarks = new ArrayList<>();
        if (access.counts().calls() > 1) {
            remarks.add(count(access.counts().calls(), "call"));
        }
        if (access.failedCalls() > 0) {
            remarks.add(Words.number(access.failedCalls()) + " failed");
        }
        if (access.partial()) {
            remarks.add("not fully understood");
        }
        return String.join(", ", remarks);
    }

    private void appendNotes(StringBuilder out, CollectedRun run, Namespaces namespaces) {
        List<String> notes = Words.notes(run);
        Map<String, String> legend = namespaces.legend();
        if (!notes.isEmpty() || !legend.isEmpty()) {
            out.append('\n');
        }
        notes.forEach(note -> out.append(style.warning("! " + clean(note))).append('\n'));
        int width = legend.keySet().stream().mapToInt(String::length).max().orElse(0);
        legend.forEach((tag, namespace) -> {
            StringBuilder line = new StringBuilder(tag);
            while (line.length() < width) {
                line.append(' ');
            }
            out.append(style.faint(clean(line + " = " + namespace))).append('\n');
        });
    }
}

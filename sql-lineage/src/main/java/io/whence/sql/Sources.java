package io.whence.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A growing set of column sources that keeps its order. Small ones, nearly all, are searched, not hashed. */
final class Sources {
    private static final int HASHED_FROM = 16;

    private final Work work;
    private List<ColumnSource> list;
    private Set<ColumnSource> seen;

    Sources(Work work) {
        this.work = work;
    }

    int size() {
        return list == null ? 0 : list.size();
    }

    boolean isEmpty() {
        return list == null;
    }

    ColumnSource get(int i) {
        return list.get(i);
    }

    void add(ColumnSource source) {
        work.step();
        if (list == null) {
            list = new ArrayList<>(4);
        }
        if (list.size() < HASHED_FROM) {
            if (!list.contains(source)) {
                list.add(source);
            }
            return;
        }
        if (seen == null) {
            seen = new HashSet<>(list);
        }
        if (seen.add(source)) {
            list.add(source);
        }
    }

    void add(TableName table, String column, Transformation kind, boolean masked) {
        add(new ColumnSource(table, column, kind, masked));
    }

    void addAll(Sources other) {
        for (int i = 0; i < other.size(); i++) {
            add(other.get(i));
        }
    }

    /** Adds the sources of a derived column as an expression sees them. */
    void addThrough(Sources derived, Use use) {
        for (int i = 0; i < derived.size(); i++) {
            add(use.of(derived.get(i)));
        }
    }

    /** The sources as they are now; the list is shared, so nothing may be added after. */
    List<ColumnSource> toList() {
        return list == null ? Collections.<ColumnSource>emptyList() : Collections.unmodifiableList(list);
    }
}

package io.whence.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was found in one query and the queries in it: tables read, and columns that decide which rows there are. */
final class Facts {
    private final Work work;
    private final Map<TableName, Set<String>> reads = new LinkedHashMap<>();
    private final List<Facts> merged = new ArrayList<>(2);
    final Sources rows;

    Facts(Work work) {
        this.work = work;
        this.rows = new Sources(work);
    }

    void read(TableName table) {
        if (!reads.containsKey(table)) {
            reads.put(table, new LinkedHashSet<String>(8));
        }
    }

    void read(TableName table, String column) {
        Set<String> columns = reads.get(table);
        if (columns != null) {
            columns.add(column);
        }
    }

    /** Takes a read back: the table turned out to be the one that is written. */
    void forget(TableName table) {
        reads.remove(table);
    }

    boolean reads(TableName table) {
        return reads.containsKey(table);
    }

    /** Takes over what a query found that is used here: a derived table, a common table expression, a subquery. */
    void merge(Facts other) {
        if (other == this || merged.contains(other)) {
            return;
        }
        merged.add(other);
        for (Map.Entry<TableName, Set<String>> read : other.reads.entrySet()) {
            work.step();
            read(read.getKey());
            reads.get(read.getKey()).addAll(read.getValue());
        }
        rows.addAll(other.rows);
    }

    /** Takes over what a query read, but not what decides on its rows. */
    void mergeReads(Facts other) {
        for (Map.Entry<TableName, Set<String>> read : other.reads.entrySet()) {
            read(read.getKey());
            reads.get(read.getKey()).addAll(read.getValue());
        }
    }

    List<TableRead> toReads() {
        if (reads.isEmpty()) {
            return Collections.emptyList();
        }
        List<TableRead> out = new ArrayList<>(reads.size());
        for (Map.Entry<TableName, Set<String>> read : reads.entrySet()) {
            out.add(new TableRead(read.getKey(), Collections.unmodifiableList(new ArrayList<>(read.getValue()))));
        }
        return Collections.unmodifiableList(out);
    }
}

package io.whence.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What statements leave behind for those after them on one connection: the default catalog and schema, temporary tables,
 * and the columns of tables that were created, filled or described.
 *
 * <p>Give a session to {@link SqlAnalyzer#analyze(String, SqlSession)} for each statement of a connection, in their
 * order. It may be shared by threads; it keeps the 1,000 tables that were used last.
 */
public final class SqlSession {
    private static final int MAX_TABLES = 1_000;

    private final Catalog catalog;
    private final Map<TableName, List<String>> learned = new Recent<>();
    private final Map<TableName, Query> temporary = new Recent<>();
    private final Set<TableName> lookedThrough = new HashSet<>(4);
    private String defaultCatalog;
    private String defaultSchema;

    SqlSession(SqlAnalyzer analyzer) {
        this.catalog = analyzer.catalog();
        this.defaultCatalog = analyzer.defaultCatalog();
        this.defaultSchema = analyzer.defaultSchema();
    }

    /** The default catalog as the statements so far leave it, or null. */
    public synchronized String catalog() {
        return defaultCatalog;
    }

    /** The default schema as the statements so far leave it, or null. */
    public synchronized String schema() {
        return defaultSchema;
    }

    /**
     * Teaches the session the columns of a table, for instance from a result set's metadata.
     *
     * @param table the name as the analysis gave it
     * @param columns all its columns in their order; an empty list is ignored
     */
    public synchronized void learn(TableName table, List<String> columns) {
        if (!columns.isEmpty()) {
            learned.put(table, Collections.unmodifiableList(new ArrayList<>(columns)));
        }
    }

    void change(SessionChange change) {
        if (change.catalog() != null) {
            defaultCatalog = change.catalog();
        }
        if (change.schema() != null) {
            defaultSchema = change.schema();
        }
    }

    /** The columns of a table as far as they are known here, or null. */
    List<String> columns(TableName table) {
        if (!learned.isEmpty()) {
            List<String> known = learned.get(table);
            if (known != null) {
                return known;
            }
        }
        if (table.isLocation() || catalog == NoCatalog.INSTANCE) {
            return null;
        }
        List<String> known;
        try {
            known = catalog.columns(table);
        } catch (RuntimeException e) {
            // A catalog that fails knows nothing; what the statement says by itself remains.
            return null;
        }
        return known == null || known.isEmpty() ? null : known;
    }

    /** The names that an existing table gives to a query's columns, or null. */
    List<String> given(TableName table, Query query) {
        List<String> known = columns(table);
        return known != null && known.size() == query.fields.size() && !query.hasStar() ? known : null;
    }

    void rename(TableName from, TableName into) {
        List<String> known = learned.remove(from);
        if (known != null) {
            learned.put(into, known);
        }
        Query query = temporary.remove(from);
        if (query != null) {
            temporary.put(into, query);
        }
    }

    void forget(TableName table) {
        learned.remove(table);
        temporary.remove(table);
    }

    /** Remembers what a temporary table was made of, so that later statements look through it. */
    void temporary(TableName table, Query query) {
        temporary.put(table, query);
    }

    /** Adds what one more statement writes into a temporary table. */
    void fill(TableName table, List<Field> fields, Facts facts, Work work) {
        Query known = temporary.get(table);
        if (known != null) {
            temporary.put(table, known.with(fields, facts, work));
        }
    }

    /** What a temporary table was made of, or null. */
    Query temporary(TableName table) {
        if (temporary.isEmpty()) {
            return null;
        }
        Query query = temporary.get(table);
        if (query != null) {
            lookedThrough.add(table);
        }
        return query;
    }

    boolean isTemporary(TableName table) {
        return temporary.containsKey(table);
    }

    /** The temporary tables that were looked through since the last call. */
    Set<TableName> takeLookedThrough() {
        if (lookedThrough.isEmpty()) {
            return Collections.emptySet();
        }
        Set<TableName> out = new HashSet<>(lookedThrough);
        lookedThrough.clear();
        return out;
    }

    /** A map that forgets what was not used for long. */
    private static final class Recent<V> extends LinkedHashMap<TableName, V> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(8, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<TableName, V> eldest) {
            return size() > MAX_TABLES;
        }
    }
}

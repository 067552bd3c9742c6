package io.whence.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the statements of one text leave behind for those after them: defaults, temporary tables, columns. */
final class Session {
    private final Catalog catalog;
    private final Map<TableName, List<String>> learned = new HashMap<>();
    private final Map<TableName, Query> temporary = new HashMap<>();
    private String defaultCatalog;
    private String defaultSchema;

    Session(SqlAnalyzer analyzer) {
        this.catalog = analyzer.catalog();
        this.defaultCatalog = analyzer.defaultCatalog();
        this.defaultSchema = analyzer.defaultSchema();
    }

    String catalog() {
        return defaultCatalog;
    }

    String schema() {
        return defaultSchema;
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
        List<String> known = catalog.columns(table);
        return known == null || known.isEmpty() ? null : known;
    }

    void learn(TableName table, List<String> columns) {
        if (!columns.isEmpty()) {
            learned.put(table, columns);
        }
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

    Query temporary(TableName table) {
        return temporary.isEmpty() ? null : temporary.get(table);
    }
}

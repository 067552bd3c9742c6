package io.whence.sql;

/** What a USE, SET search_path or SET SCHEMA changes for the statements after it. */
public final class SessionChange {
    private final String catalog;
    private final String schema;

    SessionChange(String catalog, String schema) {
        this.catalog = catalog;
        this.schema = schema;
    }

    /** The new default catalog, folded; null when it stays. */
    public String catalog() {
        return catalog;
    }

    /** The new default schema, folded; null when it stays. */
    public String schema() {
        return schema;
    }

    @Override
    public String toString() {
        return "catalog=" + catalog + " schema=" + schema;
    }
}

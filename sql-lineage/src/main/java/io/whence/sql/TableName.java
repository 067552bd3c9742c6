package io.whence.sql;

import java.util.Objects;

/**
 * The name of a table, view, file or stage as a statement refers to it.
 *
 * <p>Two names are equal when their folded parts are: in PostgreSQL {@code Orders} and {@code "orders"} are one table.
 * Catalog and schema are null where the statement, its session and the analyzer's defaults leave them open.
 */
public final class TableName {
    private final String catalog;
    private final String schema;
    private final String name;
    private final String original;
    private final boolean location;
    private final int hash;

    private TableName(String catalog, String schema, String name, String original, boolean location) {
        this.catalog = catalog;
        this.schema = schema;
        this.name = Objects.requireNonNull(name, "name");
        this.original = original;
        this.location = location;
        this.hash = (Objects.hashCode(catalog) * 31 + Objects.hashCode(schema)) * 31 + name.hashCode();
    }

    /**
     * A name from parts that are folded already.
     *
     * @param catalog the catalog (database), or null
     * @param schema the schema, or null
     * @param name the table's own name
     */
    public static TableName of(String catalog, String schema, String name) {
        return new TableName(catalog, schema, name, dotted(catalog, schema, name), false);
    }

    /** A name whose parts were also kept as they were written. */
    static TableName of(String catalog, String schema, String name, String original) {
        return new TableName(catalog, schema, name, original, false);
    }

    /** A file, directory, URL or stage that stands where a table could. */
    static TableName location(String path) {
        return new TableName(null, null, path, path, true);
    }

    /** The table of this name in the database behind a link. */
    TableName at(String link, String written) {
        return new TableName(catalog, schema, name + "@" + link, original + "@" + written, false);
    }

    /** The folded catalog (database), or null. */
    public String catalog() {
        return catalog;
    }

    /** The folded schema, or null. */
    public String schema() {
        return schema;
    }

    /** The folded name, or the path of a location. */
    public String name() {
        return name;
    }

    /** True for a file, directory, URL or stage: {@link #name()} is then its path, and there is no catalog or schema. */
    public boolean isLocation() {
        return location;
    }

    /** The name as written: not folded, without quotes, except that parts with a dot in them are in double quotes. */
    public String original() {
        return original;
    }

    static String dotted(String catalog, String schema, String name) {
        if (catalog == null && schema == null) {
            return part(name);
        }
        StringBuilder out = new StringBuilder(48);
        if (catalog != null) {
            out.append(part(catalog)).append('.');
        }
        if (schema != null) {
            out.append(part(schema)).append('.');
        }
        return out.append(part(name)).toString();
    }

    static String part(String text) {
        return text.indexOf('.') < 0 ? text : '"' + text + '"';
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof TableName)) {
            return false;
        }
        TableName that = (TableName) other;
        return hash == that.hash
                && location == that.location
                && name.equals(that.name)
                && Objects.equals(schema, that.schema)
                && Objects.equals(catalog, that.catalog);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The folded parts joined by dots. */
    @Override
    public String toString() {
        return location ? name : dotted(catalog, schema, name);
    }
}

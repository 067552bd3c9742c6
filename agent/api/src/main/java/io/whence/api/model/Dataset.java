package io.whence.api.model;

import java.util.Locale;
import java.util.Objects;

/**
 * A table, file set, topic, API endpoint or model, named by (namespace, name) after OpenLineage's naming rules. Two
 * datasets are equal when namespace and name are; type and format describe.
 */
public final class Dataset {
    /** What holds the data; the value of {@code lineage.dataset.type} in lower case. */
    public enum Type {
        DATABASE,
        FILE,
        STREAM,
        API,
        FEATURE_STORE,
        MODEL,
        DASHBOARD;

        /** As it stands in {@code lineage.dataset.type}. */
        public String attribute() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String namespace;
    private final String name;
    private final Type type;
    private final String format;

    /** @param format table, view, csv, parquet …; null where unknown */
    public Dataset(String namespace, String name, Type type, String format) {
        this.namespace = Objects.requireNonNull(namespace, "namespace");
        this.name = Objects.requireNonNull(name, "name");
        this.type = Objects.requireNonNull(type, "type");
        this.format = format;
    }

    public String namespace() {
        return namespace;
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    /** Null where unknown. */
    public String format() {
        return format;
    }

    /** The NAME of span names: the whole name of a table, the last two segments of a path. */
    public String shortName() {
        if (type != Type.FILE) {
            return name;
        }
        int last = name.lastIndexOf('/');
        int beforeLast = last <= 0 ? -1 : name.lastIndexOf('/', last - 1);
        return beforeLast < 0 ? name : name.substring(beforeLast + 1);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Dataset)) {
            return false;
        }
        Dataset that = (Dataset) other;
        return namespace.equals(that.namespace) && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return 31 * namespace.hashCode() + name.hashCode();
    }

    /** "namespace name", the form of {@code lineage.inputs}. */
    @Override
    public String toString() {
        return namespace + " " + name;
    }
}

package io.whence.sql;

import java.util.Set;

/** One column of a query's result. */
final class Field {
    static final String STAR = "*";

    final String name;
    final Sources sources;
    /** For a star that could not be resolved: the columns it does not stand for. */
    private final Set<String> excluded;

    Field(String name, Sources sources) {
        this(name, sources, null);
    }

    /** True when the sources belong to this field alone, and may be added to. */
    boolean grows;

    private Field(String name, Sources sources, Set<String> excluded) {
        this.name = name;
        this.sources = sources;
        this.excluded = excluded;
    }

    /** Every column of a table whose columns are not known. */
    static Field star(Sources sources, Set<String> excluded) {
        return new Field(STAR, sources, excluded);
    }

    boolean isStar() {
        return STAR.equals(name);
    }

    Field with(Sources others) {
        return new Field(name, others, excluded);
    }

    Field named(String other) {
        return new Field(other, sources, excluded);
    }

    /** True when the star may stand for a column of this name. */
    boolean mayHold(String column) {
        if (excluded != null) {
            for (String out : excluded) {
                if (out.equalsIgnoreCase(column)) {
                    return false;
                }
            }
        }
        return true;
    }

    Set<String> excluded() {
        return excluded;
    }
}

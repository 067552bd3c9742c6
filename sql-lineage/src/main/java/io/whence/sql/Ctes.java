package io.whence.sql;

import java.util.List;

/** The common table expressions in sight, innermost first. */
final class Ctes {
    final String name;
    /** Null while a recursive expression's first part is being analysed. */
    Query query;
    /** The column list of a recursive expression, or null. */
    List<String> columns;
    /** Where a recursive expression's body starts. */
    int body = -1;

    /** What a name for a value comes from; null for a name of a query. */
    Sources value;

    private final Ctes outer;

    Ctes(String name, Query query, Ctes outer) {
        this.name = name;
        this.query = query;
        this.outer = outer;
    }

    Ctes outer() {
        return outer;
    }

    /** The value of this name, or null. */
    static Sources value(Ctes from, String name) {
        for (Ctes cte = from; cte != null; cte = cte.outer) {
            if (cte.value != null && cte.name.equalsIgnoreCase(name)) {
                return cte.value;
            }
        }
        return null;
    }

    static Ctes find(Ctes from, String name) {
        for (Ctes cte = from; cte != null; cte = cte.outer) {
            if (cte.query != null && cte.name.equalsIgnoreCase(name)) {
                return cte;
            }
        }
        return null;
    }
}

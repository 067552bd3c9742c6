package io.whence.sql;

import java.util.List;

/** What the caller knows about tables: it resolves stars and unqualified columns. Implementations must be thread-safe. */
public interface Catalog {
    /**
     * The columns of a table in their order, or null when the table is not known. An exception counts as null.
     *
     * @param table the name as written in the statement, folded, with the analyzer's defaults filled in
     */
    List<String> columns(TableName table);

    /** The catalog that knows no table. */
    static Catalog none() {
        return NoCatalog.INSTANCE;
    }
}

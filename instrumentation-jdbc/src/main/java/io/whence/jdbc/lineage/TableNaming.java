package io.whence.jdbc.lineage;

import io.whence.api.model.Dataset;
import io.whence.sql.TableName;

/** From a table's name in a statement to the dataset it means on one target. */
final class TableNaming {
    private final JdbcTarget target;
    private final Engine engine;

    TableNaming(JdbcTarget target) {
        this.target = target;
        this.engine = target.url().engine();
    }

    /** @param format table, view … */
    Dataset dataset(TableName table, String format) {
        if (table.isLocation()) {
            return location(table.name());
        }
        return new Dataset(target.url().namespace(), name(table), Dataset.Type.DATABASE, format);
    }

    private static Dataset location(String path) {
        int scheme = path.indexOf("://");
        if (scheme > 0) {
            int slash = path.indexOf('/', scheme + 3);
            String bucket = slash < 0 ? path : path.substring(0, slash);
            String key = slash < 0 ? "/" : path.substring(slash + 1);
            return new Dataset(bucket, key, Dataset.Type.FILE, null);
        }
        return new Dataset("file", path, Dataset.Type.FILE, null);
    }

    private String name(TableName table) {
        StringBuilder name = new StringBuilder();
        String catalog = table.catalog() != null ? table.catalog() : target.catalog();
        if (engine.namesCarryCatalog() && catalog != null) {
            name.append(catalog).append('.');
        }
        String schema = table.schema() != null ? table.schema() : target.schema();
        if (schema != null) {
            name.append(schema).append('.');
        }
        return name.append(table.name()).toString();
    }

    /** Whether it is the database's own book-keeping. */
    boolean isSystem(TableName table) {
        return SystemTables.include(engine, table.catalog(), table.schema(), table.name());
    }
}

package io.whence.examples.flights;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Loads the files into the warehouse's raw tables. */
final class LoadStep {

    private final Connection warehouse;
    private final Path data;

    LoadStep(Connection warehouse, Path data) {
        this.warehouse = warehouse;
        this.data = data;
    }

    void createTables() throws IOException, SQLException {
        SqlResource.named("raw-tables.sql").run(warehouse);
    }

    /** Returns the rows loaded. */
    int load(RawTable table) throws IOException, SQLException {
        warehouse.setAutoCommit(false);
        try (CsvFile file = new CsvFile(data.resolve(table.file()));
                BatchInsert insert = new BatchInsert(warehouse, table.insert())) {
            while (file.next()) {
                table.map(file, insert);
                insert.endRow();
            }
            return insert.finish();
        } finally {
            warehouse.setAutoCommit(true);
        }
    }
}

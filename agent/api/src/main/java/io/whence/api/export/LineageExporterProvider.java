package io.whence.api.export;

import io.whence.api.config.Config;
import io.whence.api.config.ConfigOption;
import java.util.List;

/** Makes an exporter by the name the user chose in {@code lineage.exporters}. Found by ServiceLoader. */
public interface LineageExporterProvider {
    /** As in {@code lineage.exporters}. */
    String name();

    /** Options that this exporter reads; in the documentation and known to the check for unknown keys. */
    List<ConfigOption<?>> options();

    /**
     * Called on an agent thread once the first record is there, since an exporter is costly to load.
     *
     * @throws IllegalArgumentException with one line for the user when the configuration does not allow it
     */
    LineageExporter create(Config config);
}

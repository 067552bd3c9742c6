package io.whence.exporter.console;

import io.whence.api.config.Config;
import io.whence.api.config.ConfigOption;
import io.whence.api.export.LineageExporter;
import io.whence.api.export.LineageExporterProvider;
import java.util.Collections;
import java.util.List;

/** One tree a run on standard error, when the run ends. */
public final class ConsoleExporterProvider implements LineageExporterProvider {
    static final ConfigOption<Boolean> COLUMNS = ConfigOption.flag(
            "lineage.console.columns", false, "Exporter console: print every column's lineage instead of a count");

    @Override
    public String name() {
        return "console";
    }

    @Override
    public List<ConfigOption<?>> options() {
        return Collections.singletonList(COLUMNS);
    }

    @Override
    public LineageExporter create(Config config) {
        boolean columns = config.get(COLUMNS);
        // The terminal is looked at, and standard error taken, when there is something to print.
        return new ConsoleExporter(run -> {
            String tree = new TreeRenderer(Terminal.ofThisProcess().style(), columns).render(run);
            System.err.print(tree);
            System.err.flush();
        });
    }
}

package io.whence.core.record;

import io.whence.api.config.Config;
import io.whence.core.CoreOptions;

/** The bounds of a run. Immutable. */
public final class Limits {
    /** Activities a run: each is a few hundred bytes and, until it is described, its text. */
    static final int MAX_ACTIVITIES = 5_000;
    /** Tallies an activity; threads past it share one. */
    static final int MAX_TALLIES = 200;

    private final int shapes;
    private final int shapesPerDataset;
    private final int datasets;
    private final int links;
    private final int columns;

    public Limits(int shapes, int shapesPerDataset, int datasets, int links, int columns) {
        this.shapes = shapes;
        this.shapesPerDataset = shapesPerDataset;
        this.datasets = datasets;
        this.links = links;
        this.columns = columns;
    }

    public static Limits of(Config config) {
        return new Limits(
                config.get(CoreOptions.MAX_SHAPES),
                config.get(CoreOptions.MAX_SHAPES_PER_DATASET),
                config.get(CoreOptions.MAX_DATASETS),
                config.get(CoreOptions.MAX_LINKS),
                config.get(CoreOptions.MAX_COLUMNS));
    }

    int shapes() {
        return shapes;
    }

    int shapesPerDataset() {
        return shapesPerDataset;
    }

    int datasets() {
        return datasets;
    }

    int links() {
        return links;
    }

    int columns() {
        return columns;
    }
}

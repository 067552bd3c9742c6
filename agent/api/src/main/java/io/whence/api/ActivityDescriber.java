package io.whence.api;

/** Says what an activity reads and writes. */
public interface ActivityDescriber {
    /**
     * Called once, on an agent thread.
     *
     * @return null when the activity touches no dataset
     */
    ActivityFacts describe();
}

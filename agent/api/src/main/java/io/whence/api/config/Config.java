package io.whence.api.config;

import java.util.Map;

/** The user's configuration, read once at start. */
public interface Config {
    /** The value, or the option's default where it is unset or bad (the user has been told). */
    <T> T get(ConfigOption<T> option);

    /**
     * Everything set under a prefix that is not ours, such as {@code otel.}: keys in dotted form, from system
     * properties, environment, agent arguments and file in that order of precedence.
     */
    Map<String, String> foreign(String prefix);
}

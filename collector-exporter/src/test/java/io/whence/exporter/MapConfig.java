package io.whence.exporter;

import io.whence.api.config.Config;
import io.whence.api.config.ConfigOption;
import java.util.Map;
import java.util.stream.Collectors;

/** A configuration from key and value pairs. */
public final class MapConfig implements Config {
    private final Map<String, String> values;

    private MapConfig(Map<String, String> values) {
        this.values = values;
    }

    public static MapConfig of(Map<String, String> values) {
        return new MapConfig(values);
    }

    @Override
    public <T> T get(ConfigOption<T> option) {
        String text = values.get(option.key());
        return text == null ? option.defaultValue() : option.parse(text);
    }

    @Override
    public Map<String, String> foreign(String prefix) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

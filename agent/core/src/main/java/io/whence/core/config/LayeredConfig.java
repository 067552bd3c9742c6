package io.whence.core.config;

import io.whence.api.config.Config;
import io.whence.api.config.ConfigOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Settings by precedence: system property, environment variable, agent argument, file, default. Read once; immutable.
 */
public final class LayeredConfig implements Config {
    private static final String OURS = "lineage.";

    private final List<Map<String, String>> layers;
    private final Map<String, Object> values = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param known every option there is: a key of ours that is not among them is warned of
     * @param layers strongest first; keys in dotted form, but those of the environment in capitals
     */
    public LayeredConfig(Collection<ConfigOption<?>> known, List<Map<String, String>> layers) {
        Map<String, String> keysInCapitals = new HashMap<>();
        for (ConfigOption<?> option : known) {
            keysInCapitals.put(inCapitals(option.key()), option.key());
        }
        this.layers = new ArrayList<>();
        for (Map<String, String> layer : layers) {
            this.layers.add(dotted(layer, keysInCapitals));
        }
        for (ConfigOption<?> option : known) {
            values.put(option.key(), read(option));
        }
        warnOfUnknown(known);
    }

    /** LINEAGE_JOB_NAME to lineage.job.name and OTEL_SERVICE_NAME to otel.service.name; other names stay. */
    private static Map<String, String> dotted(Map<String, String> layer, Map<String, String> keysInCapitals) {
        Map<String, String> dotted = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : layer.entrySet()) {
            String key = entry.getKey();
            if (keysInCapitals.containsKey(key)) {
                key = keysInCapitals.get(key);
            } else if (key.startsWith("LINEAGE_") || key.startsWith("OTEL_")) {
                key = key.toLowerCase(Locale.ROOT).replace('_', '.');
            }
            dotted.put(key, entry.getValue());
        }
        return dotted;
    }

    private static String inCapitals(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private <T> T read(ConfigOption<T> option) {
        String text = text(option.key());
        if (text == null || text.trim().isEmpty()) {
            return option.defaultValue();
        }
        try {
            return option.parse(text);
        } catch (IllegalArgumentException e) {
            warnings.add(option.key() + " is '" + text + "' but must be " + option.expected() + "; using "
                    + (option.defaultText().isEmpty() ? "none" : option.defaultText()));
            return option.defaultValue();
        }
    }

    private String text(String key) {
        for (Map<String, String> layer : layers) {
            String text = layer.get(key);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private void warnOfUnknown(Collection<ConfigOption<?>> known) {
        List<String> told = new ArrayList<>();
        for (Map<String, String> layer : layers) {
            for (String key : layer.keySet()) {
                if (key.startsWith(OURS) && !values.containsKey(key) && !told.contains(key)) {
                    told.add(key);
                    warnings.add(key + " is not a known setting and is ignored; did you mean "
                            + NearestKey.to(key, known) + "?");
                }
            }
        }
    }

    /** One line for each thing that is wrong. */
    public List<String> warnings() {
        return Collections.unmodifiableList(warnings);
    }

    @Override
    @SuppressWarnings("unchecked") // the map holds what the option of that key parsed
    public <T> T get(ConfigOption<T> option) {
        return values.containsKey(option.key()) ? (T) values.get(option.key()) : option.defaultValue();
    }

    @Override
    public Map<String, String> foreign(String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            for (Map.Entry<String, String> entry : layers.get(i).entrySet()) {
                if (entry.getKey().startsWith(prefix)) {
                    found.put(entry.getKey(), entry.getValue());
                }
            }
        }
        return found;
    }
}

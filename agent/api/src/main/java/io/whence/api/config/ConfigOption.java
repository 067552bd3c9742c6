package io.whence.api.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * One key of the configuration, declared beside the code that reads it. The documentation's table is generated from
 * these declarations.
 *
 * @param <T> the value's type
 */
public final class ConfigOption<T> {
    /** Turns text into a value. */
    public interface Parser<T> {
        /** @throws IllegalArgumentException when the text is not a value */
        T parse(String text);
    }

    private final String key;
    private final T defaultValue;
    private final String defaultText;
    private final String expected;
    private final String description;
    private final Parser<T> parser;

    private ConfigOption(
            String key, T defaultValue, String defaultText, String expected, String description, Parser<T> parser) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.defaultText = defaultText;
        this.expected = expected;
        this.description = description;
        this.parser = parser;
    }

    public static ConfigOption<Boolean> flag(String key, boolean defaultValue, String description) {
        return new ConfigOption<>(
                key, defaultValue, Boolean.toString(defaultValue), "true or false", description, text -> {
                    switch (text.toLowerCase(Locale.ROOT)) {
                        case "true":
                            return Boolean.TRUE;
                        case "false":
                            return Boolean.FALSE;
                        default:
                            throw new IllegalArgumentException(text);
                    }
                });
    }

    /** @param defaultText what the documentation says where there is no fixed default; the default is null then */
    public static ConfigOption<String> text(String key, String defaultValue, String defaultText, String description) {
        return new ConfigOption<>(key, defaultValue, defaultText, "text", description, text -> text);
    }

    public static ConfigOption<String> choice(
            String key, String defaultValue, List<String> choices, String description) {
        return new ConfigOption<>(
                key, defaultValue, defaultValue, "one of " + String.join(", ", choices), description, text -> {
                    for (String choice : choices) {
                        if (choice.equalsIgnoreCase(text)) {
                            return choice;
                        }
                    }
                    throw new IllegalArgumentException(text);
                });
    }

    /** Comma-separated; blanks around elements are dropped. */
    public static ConfigOption<List<String>> list(String key, List<String> defaultValue, String description) {
        return new ConfigOption<>(
                key,
                Collections.unmodifiableList(new ArrayList<>(defaultValue)),
                String.join(",", defaultValue),
                "a comma-separated list",
                description,
                text -> {
                    List<String> elements = new ArrayList<>();
                    for (String element : Arrays.asList(text.split(",", -1))) {
                        if (!element.trim().isEmpty()) {
                            elements.add(element.trim());
                        }
                    }
                    return elements;
                });
    }

    public static ConfigOption<Integer> number(String key, int defaultValue, int min, int max, String description) {
        return new ConfigOption<>(
                key,
                defaultValue,
                Integer.toString(defaultValue),
                "a whole number from " + min + " to " + max,
                description,
                text -> {
                    int value = Integer.parseInt(text);
                    if (value < min || value > max) {
                        throw new IllegalArgumentException(text);
                    }
                    return value;
                });
    }

    /** A duration in milliseconds, written as 500ms, 5s, 10m or 1h; a bare number is milliseconds. */
    public static ConfigOption<Long> duration(String key, String defaultText, String description) {
        return new ConfigOption<>(
                key,
                millis(defaultText),
                defaultText,
                "a duration such as 500ms, 5s or 10m",
                description,
                ConfigOption::millis);
    }

    private static Long millis(String text) {
        String trimmed = text.trim().toLowerCase(Locale.ROOT);
        long unit = 1;
        String digits = trimmed;
        if (trimmed.endsWith("ms")) {
            digits = trimmed.substring(0, trimmed.length() - 2);
        } else if (trimmed.endsWith("s")) {
            unit = 1_000;
            digits = trimmed.substring(0, trimmed.length() - 1);
        } else if (trimmed.endsWith("m")) {
            unit = 60_000;
            digits = trimmed.substring(0, trimmed.length() - 1);
        } else if (trimmed.endsWith("h")) {
            unit = 3_600_000;
            digits = trimmed.substring(0, trimmed.length() - 1);
        }
        long value = Long.parseLong(digits.trim());
        if (value < 0 || value > Long.MAX_VALUE / unit / 1_000_000) {
            throw new IllegalArgumentException(text);
        }
        return value * unit;
    }

    public String key() {
        return key;
    }

    /** May be null: see {@link #defaultText()}. */
    public T defaultValue() {
        return defaultValue;
    }

    /** The default as the documentation says it. */
    public String defaultText() {
        return defaultText;
    }

    /** What a value must look like, for warnings and documentation. */
    public String expected() {
        return expected;
    }

    public String description() {
        return description;
    }

    /** @throws IllegalArgumentException when the text is not a value of this option */
    public T parse(String text) {
        return parser.parse(text.trim());
    }

    @Override
    public String toString() {
        return key;
    }
}

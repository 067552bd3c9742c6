package io.whence.core.config;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads the layers of the configuration. */
public final class ConfigSources {
    private static final String FILE_KEY = "lineage.config.file";

    private String problem;

    /** @param agentArguments what follows {@code =} in the -javaagent flag; null when there is nothing */
    public List<Map<String, String>> read(String agentArguments) {
        Map<String, String> system = strings(System.getProperties());
        Map<String, String> environment = System.getenv();
        Map<String, String> arguments = arguments(agentArguments);
        String file = system.get(FILE_KEY);
        if (file == null) {
            file = environment.get("LINEAGE_CONFIG_FILE");
        }
        if (file == null) {
            file = arguments.get(FILE_KEY);
        }
        return Arrays.asList(system, environment, arguments, file(file));
    }

    /** One line about a file that cannot be read; null when there is none. */
    public String problem() {
        return problem;
    }

    private static Map<String, String> strings(Properties properties) {
        Map<String, String> strings = new LinkedHashMap<>();
        for (String name : properties.stringPropertyNames()) {
            strings.put(name, properties.getProperty(name));
        }
        return strings;
    }

    /** {@code key=value,key=value}; a piece that starts no key of ours goes on with the value before. */
    static Map<String, String> arguments(String text) {
        Map<String, String> arguments = new LinkedHashMap<>();
        if (text == null) {
            return arguments;
        }
        String key = null;
        for (String piece : text.split(",", -1)) {
            int equals = piece.indexOf('=');
            String start = piece.trim();
            if (equals > 0 && (start.startsWith("lineage.") || start.startsWith("otel."))) {
                key = piece.substring(0, equals).trim();
                arguments.put(key, piece.substring(equals + 1).trim());
            } else if (key != null) {
                arguments.put(key, arguments.get(key) + "," + piece);
            } else if (!start.isEmpty()) {
                arguments.put("lineage." + start, "");
            }
        }
        return arguments;
    }

    private Map<String, String> file(String path) {
        if (path == null || path.trim().isEmpty()) {
            return Collections.emptyMap();
        }
        Properties properties = new Properties();
        try (InputStream in = new FileInputStream(new File(path.trim()))) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            problem = FILE_KEY + " names " + path + ", which cannot be read (" + e.getMessage()
                    + "); going on without it";
            return Collections.emptyMap();
        }
        return strings(properties);
    }
}

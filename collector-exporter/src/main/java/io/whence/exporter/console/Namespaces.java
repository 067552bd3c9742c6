package io.whence.exporter.console;

import io.whence.api.model.Dataset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Short names for namespaces, explained in a legend: {@code h2} for {@code h2:/data/warehouse}, {@code h2#2} for the
 * next such. A namespace that is short already stands for itself.
 */
final class Namespaces {
    private static final int SHORT = 12;

    private final Map<String, String> tags = new LinkedHashMap<>();

    Namespaces(Collection<Dataset> datasets) {
        Set<String> taken = new LinkedHashSet<>();
        for (Dataset dataset : datasets) {
            String namespace = dataset.namespace();
            if (!tags.containsKey(namespace)) {
                tags.put(namespace, free(tag(namespace), taken));
            }
        }
    }

    private static String tag(String namespace) {
        if (namespace.length() <= SHORT) {
            return namespace;
        }
        int colon = namespace.indexOf(':');
        return colon > 0 && colon <= SHORT ? namespace.substring(0, colon) : namespace.substring(0, SHORT);
    }

    private static String free(String tag, Set<String> taken) {
        String free = tag;
        for (int i = 2; !taken.add(free); i++) {
            free = tag + "#" + i;
        }
        return free;
    }

    String tag(Dataset dataset) {
        return tags.get(dataset.namespace());
    }

    /** Namespace by tag, where they differ. */
    Map<String, String> legend() {
        Map<String, String> legend = new LinkedHashMap<>();
        tags.forEach((namespace, tag) -> {
            if (!tag.equals(namespace)) {
                legend.put(tag, namespace);
            }
        });
        return legend;
    }
}

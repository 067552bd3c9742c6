package io.whence.jdbc.lineage;

import io.whence.api.LineageRecorder;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The targets of this JVM, by URL and session defaults; bounded. */
final class JdbcTargets {
    private static final int MAX_TARGETS = 500;

    private final LineageRecorder recorder;
    private final JdbcSettings settings;
    private final Map<List<String>, JdbcTarget> targets = new ConcurrentHashMap<>();

    JdbcTargets(LineageRecorder recorder, JdbcSettings settings) {
        this.recorder = recorder;
        this.settings = settings;
    }

    /** Null past the bound. */
    JdbcTarget of(String url) {
        // not cached: a URL may hold a password; with the agent's permissions, as a relative path asks for the
        // directory
        DatabaseUrl parsed =
                AccessController.doPrivileged((PrivilegedAction<DatabaseUrl>) () -> DatabaseUrl.parse(url));
        return of(parsed, parsed.catalog(), parsed.schema());
    }

    /** The same database seen with other defaults; null past the bound. */
    JdbcTarget of(DatabaseUrl url, String catalog, String schema) {
        List<String> key = new ArrayList<>(3);
        key.add(url.namespace());
        key.add(catalog);
        key.add(schema);
        JdbcTarget target = targets.get(key);
        if (target == null && targets.size() < MAX_TARGETS) {
            JdbcTarget created = new JdbcTarget(url, catalog, schema, recorder, settings);
            JdbcTarget raced = targets.putIfAbsent(key, created);
            target = raced == null ? created : raced;
        }
        return target;
    }
}

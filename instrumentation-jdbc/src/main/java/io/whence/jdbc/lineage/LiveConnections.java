package io.whence.jdbc.lineage;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The states of connections that are open, as long as their connections live. */
final class LiveConnections {
    private static final int MAX_CONNECTIONS = 10_000;

    private final Map<Reference<ConnectionState>, ConnectionReference> references = new ConcurrentHashMap<>();
    private final ReferenceQueue<ConnectionState> gone = new ReferenceQueue<>();

    void add(ConnectionState state) {
        for (Reference<?> leaked = gone.poll(); leaked != null; leaked = gone.poll()) {
            references.remove(leaked);
        }
        if (references.size() < MAX_CONNECTIONS) {
            ConnectionReference reference = new ConnectionReference(state, gone);
            references.put(reference, reference);
            state.registeredAs(reference);
        }
    }

    void remove(ConnectionState state) {
        ConnectionReference reference = state.registration();
        if (reference != null) {
            references.remove(reference);
        }
    }

    /** The run ends: what they hold back is handed over, what is not committed is not. */
    void endAll() {
        for (ConnectionReference reference : references.values()) {
            ConnectionState state = reference.get();
            if (state != null) {
                state.end();
            }
        }
    }

    static final class ConnectionReference extends WeakReference<ConnectionState> {
        ConnectionReference(ConnectionState state, ReferenceQueue<ConnectionState> queue) {
            super(state, queue);
        }
    }
}

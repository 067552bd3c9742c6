package io.whence.bootstrap;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A concurrent map with weak keys compared by identity: never calls equals or hashCode of an application's object. An
 * entry goes when its key does; values must not refer to keys.
 */
final class WeakIdentityMap {
    /** More entries than that are not taken: somebody leaks, and it shall not be us. */
    private static final int MAX_ENTRIES = 20_000;

    private final ConcurrentHashMap<Object, Object> entries = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Object get(Object key) {
        return entries.get(new LookupKey(key));
    }

    void put(Object key, Object value) {
        expunge();
        if (entries.size() < MAX_ENTRIES) {
            entries.put(new WeakKey(key, gone), value);
        }
    }

    void remove(Object key) {
        expunge();
        entries.remove(new LookupKey(key));
    }

    private void expunge() {
        for (Reference<?> key = gone.poll(); key != null; key = gone.poll()) {
            entries.remove(key);
        }
    }

    private static final class WeakKey extends WeakReference<Object> {
        private final int hash;

        WeakKey(Object key, ReferenceQueue<Object> queue) {
            super(key, queue);
            this.hash = System.identityHashCode(key);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            Object key = get();
            return key != null && other instanceof WeakKey && ((WeakKey) other).get() == key;
        }
    }

    /** Finds a {@link WeakKey} without making a reference that the collector has to follow. */
    private static final class LookupKey {
        private final Object key;

        LookupKey(Object key) {
            this.key = key;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(key);
        }

        @Override
        @SuppressWarnings("EqualsUnsafeCast") // the map asks the looked-up key, whose only partner is WeakKey
        public boolean equals(Object other) {
            return other instanceof WeakKey && ((WeakKey) other).get() == key;
        }
    }
}

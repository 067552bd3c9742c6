package io.whence.bootstrap;

import java.lang.reflect.Proxy;

/**
 * From an instrumented object to our state of it: its field where its class has one, else a weak map. A class that was
 * loaded before the agent, or that is serializable by its shape, has no field.
 */
public final class ObjectState {
    private static final WeakIdentityMap WITHOUT_FIELD = new WeakIdentityMap();

    private ObjectState() {}

    /** Null when the object carries none. */
    public static Object get(Object owner) {
        if (owner instanceof Stateful) {
            return ((Stateful) owner).whence$state();
        }
        return WITHOUT_FIELD.isEmpty() ? null : WITHOUT_FIELD.get(owner);
    }

    public static void set(Object owner, Object state) {
        if (owner == null || Proxy.isProxyClass(owner.getClass())) {
            return; // a proxy can claim our interface and run the application's code when asked
        }
        if (owner instanceof Stateful) {
            ((Stateful) owner).whence$state(state);
        } else if (state != null) {
            WITHOUT_FIELD.put(owner, state);
        } else {
            WITHOUT_FIELD.remove(owner);
        }
    }
}

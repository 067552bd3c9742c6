package io.whence.core.export;

import io.whence.api.log.AgentLogger;
import java.security.AccessController;
import java.security.PrivilegedAction;

/** Threads of the agent: daemons, and without a context loader of the application. */
public final class AgentThreads {
    private static final AgentLogger LOG = AgentLogger.of("agent");

    private AgentThreads() {}

    /** With the agent's permissions, not those of the application whose thread may call this. */
    public static Thread start(String name, Runnable work) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> startPrivileged(name, work));
    }

    private static Thread startPrivileged(String name, Runnable work) {
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        work.run();
                    } catch (Throwable error) {
                        LOG.warn("thread " + name + " ended", error);
                    }
                },
                name,
                0);
        thread.setDaemon(true);
        thread.setContextClassLoader(AgentThreads.class.getClassLoader());
        thread.start();
        return thread;
    }
}

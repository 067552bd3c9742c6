package io.whence.premain;

import java.lang.reflect.InvocationTargetException;

/** {@code java -jar whence-agent.jar}: the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Throwable {
        try {
            AgentHandover.runCommandLine(WhenceAgent.ownJar(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

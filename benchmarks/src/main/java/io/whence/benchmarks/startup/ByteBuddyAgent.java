package io.whence.benchmarks.startup;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.matcher.ElementMatchers;

/** The usual way to write an agent, matching nothing: the price of Byte Buddy's AgentBuilder. */
public final class ByteBuddyAgent {
    private ByteBuddyAgent() {}

    public static void premain(String arguments, Instrumentation instrumentation) {
        new AgentBuilder.Default()
                .type(ElementMatchers.named("no.such.Type"))
                .transform((builder, type, loader, module, domain) -> builder)
                .installOn(instrumentation);
    }
}

package io.whence.api.instrument;

/** Weaves advice into the classes that it matches. */
public interface TypeInstrumentation {
    TypeMatch match();

    /** Whether instances carry state: a field is added to them where the JVM allows it. */
    boolean carriesState();

    /** Called when the first matching class is about to be loaded, not before: Byte Buddy is costly to load. */
    void advise(AdviceTarget target);
}

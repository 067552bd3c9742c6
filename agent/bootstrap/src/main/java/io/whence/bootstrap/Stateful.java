package io.whence.bootstrap;

/**
 * Added to instrumented classes whose instances carry state of ours, as the fastest way from an object to its state.
 * The names are unlikely enough not to meet a method of the application.
 */
public interface Stateful {
    Object whence$state();

    void whence$state(Object state);
}

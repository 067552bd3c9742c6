package io.whence.benchmarks.startup;

import io.whence.benchmarks.Environment;
import io.whence.benchmarks.TimedProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program under one agent, or none, and how long it took each time. */
final class Variant {
    private final String name;
    private final List<String> command = new ArrayList<>();
    private final List<TimedProcess.Times> times = new ArrayList<>();

    private Variant(String name) {
        this.name = name;
        command.add(Environment.java());
    }

    static Variant without() {
        return new Variant("no agent");
    }

    static Variant with(String name, Path agent, String... jvmOptions) {
        Variant variant = new Variant(name);
        variant.command.add("-javaagent:" + agent);
        variant.command.addAll(List.of(jvmOptions));
        return variant;
    }

    Variant running(Class<?> program, String classPath) {
        command.addAll(List.of("-cp", classPath, program.getName()));
        return this;
    }

    String name() {
        return name;
    }

    List<TimedProcess.Times> times() {
        return times;
    }

    void run() {
        times.add(TimedProcess.run(command).times());
    }

    /** Runs that do not count: they bring the files into memory. */
    void warm() {
        TimedProcess.run(command);
    }
}

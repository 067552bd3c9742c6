package io.whence.benchmarks.programs;

/** The shortest program: what it takes longer under an agent is the agent's start. */
public final class HelloWorld {
    private HelloWorld() {}

    public static void main(String[] arguments) {
        System.out.println("hello world");
    }
}

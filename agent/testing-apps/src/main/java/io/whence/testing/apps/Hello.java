package io.whence.testing.apps;

import java.util.Arrays;

/** Touches no data. */
public final class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println("Hello " + Arrays.toString(arguments));
        System.err.println("a word on standard error");
    }
}

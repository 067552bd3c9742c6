package io.whence.api.instrument;

import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Takes the advice of one instrumentation. */
public interface AdviceTarget {
    /**
     * @param adviceClass binary name of a class of Byte Buddy advice that refers to JDK and bootstrap types only; it is
     *     read as a class file and never loaded
     */
    AdviceTarget advise(ElementMatcher<? super MethodDescription> methods, String adviceClass);
}

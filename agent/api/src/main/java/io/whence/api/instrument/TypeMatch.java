package io.whence.api.instrument;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Which classes an instrumentation is for, in terms that a class file answers by itself. Immutable. */
public final class TypeMatch {
    private final List<String> roots;
    private final List<String> markers;

    private TypeMatch(List<String> roots, List<String> markers) {
        this.roots = Collections.unmodifiableList(roots);
        this.markers = Collections.unmodifiableList(markers);
    }

    /**
     * Classes (not interfaces) below any of the given types.
     *
     * @param markers prefixes of internal names ({@code java/sql/}), one of which every such class has in its constant
     *     pool; a class without any is passed over without looking further
     */
    public static TypeMatch subtypesOf(List<String> roots, String... markers) {
        return new TypeMatch(roots, Arrays.asList(markers));
    }

    /** Internal names: {@code java/sql/Statement}. */
    public List<String> roots() {
        return roots;
    }

    public List<String> markers() {
        return markers;
    }
}

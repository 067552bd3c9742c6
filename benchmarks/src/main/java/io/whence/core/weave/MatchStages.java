package io.whence.core.weave;

import io.whence.api.instrument.InstrumentationModule;
import io.whence.api.instrument.TypeInstrumentation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How far a class gets in {@link Weaver}'s questions. In its package, as the questions are its own. */
public final class MatchStages {
    private final List<byte[]> markers = new ArrayList<>();
    private final TypeHierarchy hierarchy;

    public MatchStages(List<InstrumentationModule> modules) {
        Set<String> roots = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        for (InstrumentationModule module : modules) {
            for (TypeInstrumentation instrumentation : module.instrumentations()) {
                roots.addAll(instrumentation.match().roots());
                names.addAll(instrumentation.match().markers());
            }
        }
        names.forEach(name -> markers.add(name.getBytes(StandardCharsets.UTF_8)));
        hierarchy = new TypeHierarchy(new ArrayList<>(roots));
    }

    /** Whether its constant pool has a marker. */
    public boolean isMarked(byte[] bytes) {
        return ClassFile.mentions(bytes, markers.toArray(new byte[0][]));
    }

    /** Whether it is a class below one of the root types. */
    public boolean isBelowRoot(ClassLoader loader, byte[] bytes) {
        ClassFile file = ClassFile.parse(bytes);
        return !file.isInterface() && hierarchy.rootsOf(loader, file) != 0;
    }
}

package io.whence.testing;

import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import net.bytebuddy.utility.OpenedClassReader;

/** Which classes a class file names: in its code, signatures, annotations and constants. */
public final class ClassReferences {
    private ClassReferences() {}

    /** Internal names, sorted, the class's own included; arrays by their elements. */
    public static Set<String> of(byte[] classFile) {
        Set<String> names = new TreeSet<>();
        Remapper collector = new Remapper(OpenedClassReader.ASM_API) {
            @Override
            public String map(String internalName) {
                names.add(internalName);
                return internalName;
            }
        };
        ClassReader reader = OpenedClassReader.of(classFile, true);
        reader.accept(new ClassRemapper(new ClassWriter(0), collector), ClassReader.SKIP_FRAMES);
        return names;
    }
}

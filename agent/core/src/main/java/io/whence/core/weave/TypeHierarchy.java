package io.whence.core.weave;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers below which root types a class is, from class files alone: no class is loaded for the question. Verdicts are
 * kept for each loader, bounded.
 */
final class TypeHierarchy {
    private static final int MAX_VERDICTS = 5_000;
    private static final int MAX_DEPTH = 64;

    private static final int MAX_LENDERS = 1_000;

    private final Map<String, Integer> roots = new HashMap<>();
    private final Map<String, Integer> lenders = new ConcurrentHashMap<>();
    private final Map<ClassLoader, Map<String, Integer>> verdicts = Collections.synchronizedMap(new WeakHashMap<>());

    /** @param rootTypes internal names; a set of them is the bits of their places in the list */
    TypeHierarchy(List<String> rootTypes) {
        for (int i = 0; i < rootTypes.size(); i++) {
            roots.put(rootTypes.get(i), 1 << i);
        }
    }

    /** The roots that the class is below, as bits. */
    int rootsOf(ClassLoader loader, ClassFile file) {
        return rootsOf(loader, file, 0);
    }

    /**
     * Notes the superclasses that are not below the roots themselves but lend their methods to a class that is, as
     * SQLite's JDBC3Statement, which does not implement Statement, does to JDBC4Statement. The JVM loads superclasses
     * after it has asked for the class's transformation, so this comes in time.
     */
    void noteLenders(ClassLoader loader, ClassFile file, int foundRoots) {
        String name = file.superName();
        for (int depth = 0; name != null && !name.startsWith("java/") && depth < MAX_DEPTH; depth++) {
            byte[] bytes = read(loader, name);
            if (bytes == null) {
                return;
            }
            ClassFile superclass = ClassFile.parse(bytes);
            int lent = foundRoots & ~rootsOf(loader, superclass);
            if (lent == 0) {
                return;
            }
            if (lenders.size() < MAX_LENDERS) {
                lenders.merge(name, lent, (a, b) -> a | b);
            }
            name = superclass.superName();
        }
    }

    /** The roots below which some class inherits this one's methods, as bits. */
    int rootsLentTo(ClassFile file) {
        return lenders.isEmpty() ? 0 : lenders.getOrDefault(file.name(), 0);
    }

    private int rootsOf(ClassLoader loader, ClassFile file, int depth) {
        int found = rootsOf(loader, file.superName(), depth);
        for (String name : file.interfaces()) {
            found |= rootsOf(loader, name, depth);
        }
        return found;
    }

    private int rootsOf(ClassLoader loader, String name, int depth) {
        if (name == null || depth > MAX_DEPTH) {
            return 0;
        }
        Integer root = roots.get(name);
        if (root != null) {
            return root;
        }
        if (name.startsWith("java/") || name.startsWith("scala/") || name.startsWith("kotlin/")) {
            return 0; // below no root, and too many classes' parents to read each
        }
        Map<String, Integer> known =
                verdicts.computeIfAbsent(loader, key -> Collections.synchronizedMap(new HashMap<>()));
        Integer verdict = known.get(name);
        if (verdict == null) {
            byte[] bytes = read(loader, name);
            verdict = bytes == null ? 0 : rootsOf(loader, ClassFile.parse(bytes), depth + 1);
            if (known.size() < MAX_VERDICTS) {
                known.put(name, verdict);
            }
        }
        return verdict;
    }

    /** The roots that a loaded class is below. */
    int rootsOf(Class<?> type) {
        int found = 0;
        Integer root = roots.get(type.getName().replace('.', '/'));
        if (root != null) {
            found |= root;
        }
        if (type.getSuperclass() != null) {
            found |= rootsOf(type.getSuperclass());
        }
        for (Class<?> each : type.getInterfaces()) {
            found |= rootsOf(each);
        }
        return found;
    }

    private static byte[] read(ClassLoader loader, String name) {
        String file = name + ".class";
        try (InputStream in =
                loader == null ? ClassLoader.getSystemResourceAsStream(file) : loader.getResourceAsStream(file)) {
            if (in == null) {
                return null;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
            byte[] buffer = new byte[8_192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            return null;
        }
    }
}

package io.whence.core.weave;

import io.whence.api.instrument.InstrumentationModule;
import io.whence.api.instrument.TypeInstrumentation;
import io.whence.api.log.AgentLogger;
import io.whence.bootstrap.AdviceErrors;
import io.whence.bootstrap.Stateful;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Decides for every class that is loaded whether it is one to weave, cheapest question first: its loader and name, then
 * a marker in its constant pool, then its ancestors. Only then is Byte Buddy asked.
 */
public final class Weaver implements ClassFileTransformer {
    private static final AgentLogger LOG = AgentLogger.of("weaver");
    private static final String[] PASSED_OVER = {
        "java/", "javax/", "jdk/", "sun/", "com/sun/", "io/whence/", "scala/", "kotlin/", "net/bytebuddy/"
    };

    private final List<TypeInstrumentation> instrumentations = new ArrayList<>();
    private final List<String> roots;
    private final byte[][] markers;
    private final TypeHierarchy hierarchy;
    private final ClassLoader agentLoader = Weaver.class.getClassLoader();
    private final Map<ClassLoader, Boolean> seesBootstrap = Collections.synchronizedMap(new WeakHashMap<>());
    private volatile AdviceWeaver adviceWeaver;

    public Weaver(List<InstrumentationModule> modules) {
        Set<String> rootTypes = new LinkedHashSet<>();
        Set<String> markerNames = new LinkedHashSet<>();
        for (InstrumentationModule module : modules) {
            for (TypeInstrumentation instrumentation : module.instrumentations()) {
                instrumentations.add(instrumentation);
                rootTypes.addAll(instrumentation.match().roots());
                markerNames.addAll(instrumentation.match().markers());
            }
        }
        roots = new ArrayList<>(rootTypes);
        markers = new byte[markerNames.size()][];
        int i = 0;
        for (String marker : markerNames) {
            markers[i++] = marker.getBytes(StandardCharsets.UTF_8);
        }
        hierarchy = new TypeHierarchy(roots);
    }

    /** Weaves what is loaded from now on, and what matches among the classes that are loaded already. */
    public void install(Instrumentation instrumentation) {
        if (instrumentations.isEmpty()) {
            return;
        }
        instrumentation.addTransformer(this, true);
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (isCandidate(type) && !matched(hierarchy.rootsOf(type)).isEmpty()) {
                try {
                    instrumentation.retransformClasses(type);
                } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
                    LOG.debug("cannot weave " + type.getName() + ", which was loaded before", e);
                }
            }
        }
    }

    private boolean isCandidate(Class<?> type) {
        return type.getClassLoader() != null
                && type.getClassLoader() != agentLoader
                && !type.isInterface()
                && !type.isArray()
                && !type.isPrimitive()
                && !Proxy.isProxyClass(type)
                && !isPassedOver(type.getName().replace('.', '/'));
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        try {
            if (loader == null || loader == agentLoader || name == null || isPassedOver(name)) {
                return null;
            }
            if (!ClassFile.mentions(bytes, markers)) {
                return null;
            }
            return AccessController.doPrivileged(
                    (PrivilegedAction<byte[]>) () -> weave(loader, name, redefined, bytes));
        } catch (Throwable error) {
            LOG.warn("cannot weave " + name + "; it runs as it is", error);
            return null;
        }
    }

    private static boolean isPassedOver(String name) {
        for (String prefix : PASSED_OVER) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private byte[] weave(ClassLoader loader, String name, Class<?> redefined, byte[] bytes) {
        ClassFile file = ClassFile.parse(bytes);
        if (file.isInterface() || isProxy(file)) {
            return null;
        }
        int found = hierarchy.rootsOf(loader, file);
        List<Integer> matched = matched(found | hierarchy.rootsLentTo(file));
        if (matched.isEmpty() || !seesBootstrap(loader)) {
            return null;
        }
        hierarchy.noteLenders(loader, file, found);
        boolean withField = carriesState(matched) && canHaveField(file, redefined);
        byte[] woven = weaver().weave(loader, name.replace('/', '.'), bytes, matched, withField);
        LOG.debug("wove " + name);
        return woven;
    }

    /** JDK proxies lead to objects that are woven themselves. */
    private static boolean isProxy(ClassFile file) {
        return "java/lang/reflect/Proxy".equals(file.superName());
    }

    private List<Integer> matched(int foundRoots) {
        if (foundRoots == 0) {
            return Collections.emptyList();
        }
        List<Integer> matched = new ArrayList<>(2);
        for (int i = 0; i < instrumentations.size(); i++) {
            for (String root : instrumentations.get(i).match().roots()) {
                if ((foundRoots & (1 << roots.indexOf(root))) != 0) {
                    matched.add(i);
                    break;
                }
            }
        }
        return matched;
    }

    private boolean carriesState(List<Integer> matched) {
        for (int index : matched) {
            if (instrumentations.get(index).carriesState()) {
                return true;
            }
        }
        return false;
    }

    /**
     * A loaded class keeps the shape it has. A serializable class without a serialVersionUID would change its identity
     * by a new interface.
     */
    private static boolean canHaveField(ClassFile file, Class<?> redefined) {
        if (redefined != null) {
            for (Class<?> each : redefined.getInterfaces()) {
                if (each == Stateful.class) {
                    return true;
                }
            }
            return false;
        }
        for (String each : file.interfaces()) {
            if (each.equals("java/io/Serializable") && !file.has("serialVersionUID")) {
                return false;
            }
        }
        return true;
    }

    /** A loader that hides the bootstrap's classes, as OSGi's may, would fail in every advice: it is left alone. */
    private boolean seesBootstrap(ClassLoader loader) {
        Boolean known = seesBootstrap.get(loader);
        if (known == null) {
            try {
                known = loader.loadClass(AdviceErrors.class.getName()) == AdviceErrors.class;
            } catch (ClassNotFoundException | RuntimeException | LinkageError hidden) {
                known = false;
            }
            if (!known) {
                LOG.warn("the class loader " + loader.getClass().getName()
                        + " hides the agent's bootstrap classes; what it loads is not traced");
            }
            seesBootstrap.put(loader, known);
        }
        return known;
    }

    private AdviceWeaver weaver() {
        AdviceWeaver current = adviceWeaver;
        if (current == null) {
            synchronized (this) {
                current = adviceWeaver;
                if (current == null) {
                    current = new AdviceWeaver(instrumentations);
                    adviceWeaver = current;
                }
            }
        }
        return current;
    }
}

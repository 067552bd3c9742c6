package io.whence.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.AccessController;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads the agent's own classes and its libraries straight from the agent's jar, where they lie as {@code
 * inst/**.classdata}: no class path of the application can see them, and nothing is extracted to disk. Its parent is
 * the platform loader, so that it never sees a class of the application either.
 */
public final class AgentClassLoader extends ClassLoader {
    private static final String FOLDER = "inst/";
    private static final String BOOTSTRAP = "io/whence/bootstrap/";

    static {
        registerAsParallelCapable();
    }

    private final File file;
    private final JarFile jar;
    private final ProtectionDomain domain;
    private final Set<String> packages = ConcurrentHashMap.newKeySet();

    public AgentClassLoader(File file) throws IOException {
        super(platformLoader());
        this.file = file;
        this.jar = new JarFile(file, false);
        Permissions all = new Permissions();
        all.add(new AllPermission());
        CodeSource source = new CodeSource(file.toURI().toURL(), (Certificate[]) null);
        this.domain = new ProtectionDomain(source, all);
    }

    /**
     * Null, the bootstrap loader, before Java 9. Found as the system loader's oldest ancestor: its own getter is not in
     * Java 8, and a call by reflection made the JVM read annotations and generate proxies, 15 ms of every start.
     */
    private static ClassLoader platformLoader() {
        if (System.getProperty("java.specification.version", "").startsWith("1.")) {
            return null;
        }
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        while (loader.getParent() != null) {
            loader = loader.getParent();
        }
        return loader;
    }

    /** The agent's jar. */
    public File jar() {
        return file;
    }

    /**
     * Asks the agent's jar before the parent, which has none of these classes: else it would throw and catch an exception
     * for each, and a class that another agent put on the bootstrap path would be taken for ours.
     */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("java.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                byte[] bytes = read(entryName(name.replace('.', '/') + ".class"));
                if (bytes == null) {
                    return super.loadClass(name, resolve);
                }
                definePackageOf(name);
                loaded = defineClass(name, bytes, 0, bytes.length, domain);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private void definePackageOf(String className) {
        int dot = className.lastIndexOf('.');
        if (dot > 0) {
            String name = className.substring(0, dot);
            if (packages.add(name)) {
                try {
                    definePackage(name, null, null, null, null, null, null, null);
                } catch (IllegalArgumentException raced) {
                    // another thread defined it in between
                }
            }
        }
    }

    /** The bootstrap part too: the loader that has it does not find resources in jars appended while the JVM runs. */
    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] bytes = read(name.startsWith(BOOTSTRAP) ? name : entryName(name));
        if (bytes != null) {
            return new ByteArrayInputStream(bytes);
        }
        return super.getResourceAsStream(name);
    }

    @Override
    protected URL findResource(String name) {
        String entry = entryName(name);
        if (jar.getEntry(entry) == null) {
            return null;
        }
        try {
            return new URL("jar:" + file.toURI().toASCIIString() + "!/" + entry);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL url = findResource(name);
        return url == null ? Collections.emptyEnumeration() : Collections.enumeration(Collections.singleton(url));
    }

    private static String entryName(String resource) {
        return FOLDER + (resource.endsWith(".class") ? resource + "data" : resource);
    }

    /** Null when there is no such entry. The application's thread may load a class of ours, so with our permissions. */
    private byte[] read(String name) {
        return AccessController.doPrivileged((PrivilegedAction<byte[]>) () -> {
            ZipEntry entry = jar.getEntry(name);
            if (entry == null) {
                return null;
            }
            byte[] bytes = new byte[(int) entry.getSize()];
            try (InputStream in = jar.getInputStream(entry)) {
                int length = 0;
                while (length < bytes.length) {
                    int read = in.read(bytes, length, bytes.length - length);
                    if (read < 0) {
                        throw new IOException("agent jar ends early");
                    }
                    length += read;
                }
                return bytes;
            } catch (IOException replaced) {
                return null; // the jar was replaced or removed under us: a class not found, said as such
            }
        });
    }
}

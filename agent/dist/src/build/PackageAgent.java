import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Makes whence-agent.jar: {@code java PackageAgent.java VERSION OUT ISOLATED LICENSES PLAIN...}. Premain and bootstrap go
 * in as plain classes, all of the ISOLATED jar as {@code inst/**.classdata}, the files of LICENSES (separated as a path
 * is) into META-INF. Run by the build, with the JDK that builds.
 */
public final class PackageAgent {
    /** Java 5: what a JVM too old for the agent can still load. The class uses nothing newer. */
    private static final int OLDEST_CLASS_VERSION = 49;

    private static final String PREMAIN = "io/whence/premain/WhenceAgent.class";
    /** 2026-11-01T00:00:00Z, so that the same sources make the same jar. */
    private static final long TIME = 1_793_491_200_000L;

    public static void main(String[] arguments) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        for (String file : arguments[3].split(File.pathSeparator, -1)) {
            entries.put("META-INF/" + Path.of(file).getFileName(), Files.readAllBytes(Path.of(file)));
        }
        for (int i = 4; i < arguments.length; i++) {
            addPlain(entries, arguments[i]);
        }
        addIsolated(entries, arguments[2]);
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "io.whence.premain.Main");
        main.put(Attributes.Name.IMPLEMENTATION_TITLE, "whence-agent");
        main.put(Attributes.Name.IMPLEMENTATION_VERSION, arguments[0]);
        main.putValue("Premain-Class", "io.whence.premain.WhenceAgent");
        // The names the jar has where it was built and in a Maven repository. The version first: beside another
        // version's whence-agent.jar, the jar that was asked for is the one that runs.
        main.putValue("Boot-Class-Path", "whence-agent-" + arguments[0] + ".jar whence-agent.jar");
        main.putValue("Can-Redefine-Classes", "false");
        main.putValue("Can-Retransform-Classes", "true");
        main.putValue("Can-Set-Native-Method-Prefix", "false");
        try (OutputStream file = Files.newOutputStream(Path.of(arguments[1]));
                JarOutputStream jar = new JarOutputStream(file)) {
            jar.setLevel(9);
            JarEntry manifestEntry = new JarEntry(JarFile.MANIFEST_NAME);
            manifestEntry.setTime(TIME);
            jar.putNextEntry(manifestEntry);
            manifest.write(jar);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                JarEntry target = new JarEntry(entry.getKey());
                target.setTime(TIME);
                jar.putNextEntry(target);
                jar.write(entry.getValue());
            }
        }
    }

    private static void addPlain(Map<String, byte[]> entries, String directory) throws IOException {
        Path root = Path.of(directory);
        List<Path> files = new ArrayList<>();
        try (var walk = Files.walk(root)) {
            walk.filter(file -> file.toString().endsWith(".class")).forEach(files::add);
        }
        for (Path file : files) {
            String name = root.relativize(file).toString().replace('\\', '/');
            byte[] bytes = Files.readAllBytes(file);
            if (name.equals(PREMAIN)) {
                bytes[7] = OLDEST_CLASS_VERSION;
            }
            entries.put(name, bytes);
        }
    }

    private static void addIsolated(Map<String, byte[]> entries, String path) throws IOException {
        try (JarFile jar = new JarFile(path)) {
            for (var all = jar.entries(); all.hasMoreElements(); ) {
                JarEntry entry = all.nextElement();
                String name = entry.getName();
                if (entry.isDirectory() || name.equals(JarFile.MANIFEST_NAME)) {
                    continue;
                }
                try (InputStream in = jar.getInputStream(entry)) {
                    String target = name.endsWith(".class") ? name + "data" : name;
                    entries.put("inst/" + target, in.readAllBytes());
                }
            }
        }
    }
}

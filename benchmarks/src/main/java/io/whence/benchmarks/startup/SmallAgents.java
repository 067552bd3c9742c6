package io.whence.benchmarks.startup;

import io.whence.benchmarks.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes the jars of the agents that exist only to compare with. */
final class SmallAgents {
    private SmallAgents() {}

    static Path empty() throws IOException {
        return jar("empty-agent", EmptyAgent.class, "");
    }

    static Path byteBuddy() throws IOException {
        return jar("byte-buddy-agent", ByteBuddyAgent.class, "../lib/byte-buddy.jar");
    }

    private static Path jar(String name, Class<?> agent, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Premain-Class", agent.getName());
        if (!classPath.isEmpty()) {
            main.put(Attributes.Name.CLASS_PATH, classPath);
        }
        Path file = Environment.target().resolve("agents").resolve(name + ".jar");
        Files.createDirectories(file.getParent());
        String entry = agent.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                InputStream in = agent.getResourceAsStream("/" + entry)) {
            jar.putNextEntry(new JarEntry(entry));
            in.transferTo(jar);
        }
        return file;
    }
}

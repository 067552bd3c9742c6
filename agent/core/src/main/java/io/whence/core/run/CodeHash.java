package io.whence.core.run;

import io.whence.api.log.AgentLogger;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Identifies the job's own code: SHA-256 over the names, sizes and checksums of the files in its jar or class
 * directory, which does not change with a rebuild's time stamps. A jar's directory holds all three, so it need not be
 * read whole.
 */
final class CodeHash {
    private static final AgentLogger LOG = AgentLogger.of("run");
    private static final int MAX_FILES = 100_000;
    private static final long MAX_DIRECTORY_BYTES = 64L << 20;

    private CodeHash() {}

    /** Null where the code cannot be found or is too much to read. */
    static String of(JobCommand command, String classPath) {
        try {
            File place = command.isJar() ? new File(command.main()) : find(command.jobName(), classPath);
            return place == null ? null : place.isDirectory() ? ofDirectory(place.toPath()) : ofJar(place);
        } catch (IOException | RuntimeException e) {
            LOG.debug("the job's code cannot be hashed", e);
            return null;
        }
    }

    /** The class path's element that holds the main class. */
    private static File find(String mainClass, String classPath) throws IOException {
        String entry = mainClass.replace('.', '/') + ".class";
        for (String element : classPath.split(File.pathSeparator, -1)) {
            File file = new File(element.isEmpty() ? "." : element);
            if (file.isDirectory()) {
                if (new File(file, entry).isFile()) {
                    return file;
                }
            } else if (file.isFile()) {
                try (ZipFile zip = new ZipFile(file)) {
                    if (zip.getEntry(entry) != null) {
                        return file;
                    }
                }
            }
        }
        return null;
    }

    private static String ofJar(File jar) throws IOException {
        Map<String, long[]> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar)) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory() && files.size() < MAX_FILES) {
                    files.put(entry.getName(), new long[] {entry.getSize(), entry.getCrc()});
                }
            }
        }
        return digest(files);
    }

    private static String ofDirectory(Path directory) throws IOException {
        Map<String, long[]> files = new TreeMap<>();
        long[] bytes = new long[1];
        Files.walkFileTree(directory, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                bytes[0] += attributes.size();
                if (files.size() >= MAX_FILES || bytes[0] > MAX_DIRECTORY_BYTES) {
                    return FileVisitResult.TERMINATE;
                }
                CRC32 crc = new CRC32();
                byte[] content = Files.readAllBytes(file);
                crc.update(content, 0, content.length);
                String name = directory.relativize(file).toString().replace('\\', '/');
                files.put(name, new long[] {content.length, crc.getValue()});
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes[0] > MAX_DIRECTORY_BYTES ? null : digest(files);
    }

    private static String digest(Map<String, long[]> files) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
        for (Map.Entry<String, long[]> file : files.entrySet()) {
            digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
            byte[] numbers = ByteBuffer.allocate(17)
                    .put((byte) 0)
                    .putLong(file.getValue()[0])
                    .putLong(file.getValue()[1])
                    .array();
            digest.update(numbers);
        }
        StringBuilder hex = new StringBuilder();
        for (byte each : digest.digest()) {
            hex.append(Character.forDigit((each >> 4) & 0xf, 16)).append(Character.forDigit(each & 0xf, 16));
        }
        return hex.toString();
    }
}

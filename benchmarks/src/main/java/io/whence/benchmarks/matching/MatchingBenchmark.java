package io.whence.benchmarks.matching;

import io.whence.api.instrument.InstrumentationModule;
import io.whence.benchmarks.Environment;
import io.whence.benchmarks.MarkdownTable;
import io.whence.benchmarks.Samples;
import io.whence.core.weave.MatchStages;
import io.whence.core.weave.Weaver;
import io.whence.jdbc.JdbcModule;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Hands every class of a class path to the agent's transformer, as the JVM does when it loads one, and times each. The
 * first pass runs on cold code, as a program's start does; the later ones on compiled code, each with a class loader of
 * its own, so that nothing is known of the classes. Classes that match are not woven here: the loader hides the agent's
 * bootstrap classes, and the weaver leaves such loaders alone.
 */
public final class MatchingBenchmark {
    private static final int PASSES = 6;

    private final List<LoadedFile> files = new ArrayList<>();
    private final URL[] classPath;

    private static final class LoadedFile {
        private final String name;
        private final byte[] bytes;

        LoadedFile(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }
    }

    private MatchingBenchmark(URL[] classPath) {
        this.classPath = classPath;
    }

    /** @param arguments a file with the class path */
    public static void main(String[] arguments) throws IOException {
        String[] jars = Files.readString(Path.of(arguments[0])).trim().split(File.pathSeparator, -1);
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < jars.length; i++) {
            urls[i] = Path.of(jars[i]).toUri().toURL();
        }
        MatchingBenchmark benchmark = new MatchingBenchmark(urls);
        long size = 0;
        for (String jar : jars) {
            benchmark.read(jar);
        }
        for (LoadedFile file : benchmark.files) {
            size += file.bytes.length;
        }
        System.out.println("### Matching: " + benchmark.files.size() + " classes of " + jars.length + " jars, "
                + size / benchmark.files.size() + " bytes each; microseconds a class\n");
        System.out.println(Environment.describe() + "\n");
        benchmark.time();
        benchmark.stages();
    }

    private void read(String path) throws IOException {
        try (JarFile jar = new JarFile(path)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        String className = name.substring(0, name.length() - ".class".length());
                        files.add(new LoadedFile(className, in.readAllBytes()));
                    }
                }
            }
        }
    }

    private void time() throws IOException {
        List<InstrumentationModule> modules = List.of(new JdbcModule());
        Weaver weaver = new Weaver(modules);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        String slowest = "";
        MarkdownTable table = new MarkdownTable("", "mean CPU", "mean", "median", "p99", "max", "all, ms");
        for (int pass = 0; pass < PASSES; pass++) {
            double[] micros = new double[files.size()];
            long cpu;
            try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
                // opens all jars, as they are in a program that loads their classes
                loader.findResource("no such file");
                cpu = -threads.getCurrentThreadCpuTime();
                for (int i = 0; i < micros.length; i++) {
                    LoadedFile file = files.get(i);
                    long start = System.nanoTime();
                    weaver.transform(loader, file.name, null, null, file.bytes);
                    micros[i] = (System.nanoTime() - start) / 1e3;
                }
                cpu += threads.getCurrentThreadCpuTime();
            }
            if (pass == 0) {
                slowest = slowest(micros);
            }
            if (pass == 0 || pass == PASSES - 1) {
                Samples samples = Samples.of(micros);
                table.row(
                        pass == 0 ? "first pass, fresh JVM" : "pass " + PASSES,
                        Environment.format("%.2f", cpu / 1e3 / micros.length),
                        Environment.format("%.2f", samples.mean()),
                        Environment.format("%.2f", samples.median()),
                        Environment.format("%.2f", samples.quantile(0.99)),
                        Environment.format("%.0f", samples.max()),
                        Environment.format("%.0f", samples.mean() * micros.length / 1_000));
            }
        }
        System.out.println(table);
        System.out.println("slowest of the first pass:" + slowest + "\n");
    }

    private String slowest(double[] micros) {
        double limit = Samples.of(micros).quantile(1 - 5.0 / micros.length);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < micros.length; i++) {
            if (micros[i] >= limit) {
                text.append(Environment.format("%n  %.0f %s", micros[i], files.get(i).name));
            }
        }
        return text.toString();
    }

    private void stages() throws IOException {
        MatchStages stages = new MatchStages(List.of(new JdbcModule()));
        Weaver weaver = new Weaver(List.of(new JdbcModule()));
        int marked = 0;
        int below = 0;
        int woven = 0;
        long weaving = 0;
        try (URLClassLoader loader = new URLClassLoader(classPath, MatchingBenchmark.class.getClassLoader())) {
            for (LoadedFile file : files) {
                if (!stages.isMarked(file.bytes)) {
                    continue;
                }
                marked++;
                below += stages.isBelowRoot(loader, file.bytes) ? 1 : 0;
                long start = System.nanoTime();
                if (weaver.transform(loader, file.name, null, null, file.bytes) != null) {
                    weaving += System.nanoTime() - start;
                    woven++;
                }
            }
        }
        System.out.println(new MarkdownTable("stage", "classes")
                .row("loaded", Integer.toString(files.size()))
                .row("with a marker in the constant pool", Integer.toString(marked))
                .row("below a root type", Integer.toString(below))
                .row("woven", Integer.toString(woven)));
        System.out.println(Environment.format("weaving them: %.1f ms, Byte Buddy's own start included", weaving / 1e6));
    }
}

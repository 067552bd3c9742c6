package io.whence.benchmarks.startup;

import io.whence.benchmarks.Environment;
import io.whence.benchmarks.MarkdownTable;
import io.whence.benchmarks.Samples;
import io.whence.benchmarks.TimedProcess;
import io.whence.benchmarks.programs.HelloWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the agent's start goes, read from the JVM's own log of the classes it loads: when, and from where. */
final class StartupPhases {
    private static final int RUNS = 11;

    /** The class whose loading begins a phase, and what goes on from then. */
    private static final Map<String, String> PHASES = new LinkedHashMap<>();

    static {
        PHASES.put("java.lang.Object", "JVM boots");
        PHASES.put("sun.instrument.InstrumentationImpl", "agent jar is opened, premain loaded");
        PHASES.put("io.whence.bootstrap.AgentClassLoader", "agent class loader is made");
        PHASES.put("io.whence.core.AgentStarter", "options are read, the recorder is put together");
        PHASES.put("io.whence.core.lifecycle.ShutdownWeaver", "the JDK's shutdown is woven");
        PHASES.put("io.whence.core.weave.Weaver", "the weaver is installed");
        PHASES.put(HelloWorld.class.getName(), "main runs");
    }

    private StartupPhases() {}

    private record LoadedClass(double millis, String name, String source) {}

    static void report() throws IOException {
        Map<String, List<Double>> starts = new LinkedHashMap<>();
        List<LoadedClass> last = List.of();
        for (int i = 0; i < RUNS; i++) {
            last = load("-javaagent:" + Environment.agentJar());
            for (LoadedClass each : last) {
                if (PHASES.containsKey(each.name())) {
                    starts.computeIfAbsent(each.name(), key -> new ArrayList<>())
                            .add(each.millis());
                }
            }
        }
        System.out.println(
                "### Where hello world's time goes: begin of each phase, ms since the JVM's start, medians\n");
        MarkdownTable phases = new MarkdownTable("phase", "begins");
        for (Map.Entry<String, String> phase : PHASES.entrySet()) {
            if (starts.containsKey(phase.getKey())) {
                double median = Samples.of(starts.get(phase.getKey())).median();
                phases.row(phase.getValue(), Environment.format("%.0f", median));
            }
        }
        System.out.println(phases);
        Map<String, Integer> with = bySource(last);
        Map<String, Integer> without = bySource(load("-Xshare:auto"));
        System.out.println("### Classes loaded by hello world\n");
        MarkdownTable table = new MarkdownTable("", "no agent", "Whence");
        for (Map.Entry<String, Integer> entry : with.entrySet()) {
            table.row(
                    entry.getKey(),
                    Integer.toString(without.getOrDefault(entry.getKey(), 0)),
                    entry.getValue().toString());
        }
        System.out.println(table);
    }

    private static List<LoadedClass> load(String option) throws IOException {
        Path log = Environment.target().resolve("class-load.log");
        TimedProcess.run(List.of(
                Environment.java(),
                option,
                "-Xlog:class+load=info:file=" + log + ":uptimenanos",
                "-cp",
                Environment.programs().toString(),
                HelloWorld.class.getName()));
        List<LoadedClass> classes = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            // [12345678ns] the.Class source: where
            int blank = line.indexOf(' ');
            int source = line.indexOf(" source: ");
            if (source > 0) {
                double millis = Long.parseLong(line.substring(1, line.indexOf("ns]"))) / 1e6;
                classes.add(new LoadedClass(millis, line.substring(blank + 1, source), line.substring(source + 9)));
            }
        }
        return classes;
    }

    private static Map<String, Integer> bySource(List<LoadedClass> classes) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String kind :
                List.of("JDK, archived", "JDK, from its modules", "generated (lambdas, proxies)", "Whence")) {
            counts.put(kind, 0);
        }
        for (LoadedClass each : classes) {
            counts.merge(kind(each), 1, Integer::sum);
        }
        return counts;
    }

    private static String kind(LoadedClass each) {
        String name = each.name();
        if (name.contains("$$Lambda") || name.contains("0x") || name.contains("$Proxy")) {
            return "generated (lambdas, proxies)";
        }
        if (name.startsWith("io.whence.benchmarks.")) {
            return "the program";
        }
        if (name.startsWith("io.whence.")) {
            return "Whence";
        }
        if (name.startsWith("net.bytebuddy.jar.asm.")) {
            return "ASM";
        }
        if (name.startsWith("net.bytebuddy.")) {
            return "Byte Buddy";
        }
        if (name.startsWith("io.opentelemetry.")) {
            return "OpenTelemetry";
        }
        boolean archived = each.source().contains("shared objects file");
        return archived ? "JDK, archived" : "JDK, from its modules";
    }
}

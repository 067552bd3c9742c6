package io.whence.dist;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.testing.AdviceRules;
import io.whence.testing.ClassReferences;
import io.whence.testing.ForkedJvm;
import io.whence.testing.apps.ClassPathReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The jar as a user gets it: what is in it, and what a program under it can see of it. */
class PackagingIT {
    private static final int JAVA_5 = 49;
    private static final int JAVA_8 = 52;
    private static final long MAX_BYTES = 16_000_000;
    private static final String INST = "inst/";
    private static final String ISOLATED_CLASS = ".classdata";

    private static JarFile jar;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(Agent.JAR.toFile());
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    @Test
    void hasNoVersionInItsNameAndIsSmall() throws IOException {
        assertThat(Agent.JAR.getFileName()).hasToString("whence-agent.jar");
        assertThat(Files.size(Agent.JAR)).isLessThan(MAX_BYTES);
    }

    @Test
    void tellsTheJvmHowToStartIt() throws IOException {
        Attributes manifest = jar.getManifest().getMainAttributes();
        String version = System.getProperty("whence.version");

        assertThat(manifest.getValue("Premain-Class")).isEqualTo("io.whence.premain.WhenceAgent");
        assertThat(manifest.getValue("Main-Class")).isEqualTo("io.whence.premain.Main");
        assertThat(manifest.getValue("Boot-Class-Path")).isEqualTo("whence-agent-" + version + ".jar whence-agent.jar");
        assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
        assertThat(manifest.getValue("Can-Redefine-Classes")).isEqualTo("false");
        assertThat(manifest.getValue("Implementation-Version")).isEqualTo(version);
    }

    @Test
    void showsApplicationsNothingButPremainAndBootstrap() {
        assertThat(entries()
                        .filter(name -> !name.startsWith(INST))
                        .filter(name -> !name.startsWith("META-INF/"))
                        .filter(name -> !name.matches("io/whence/(premain|bootstrap)/.*\\.class")))
                .isEmpty();
        assertThat(entries().filter(name -> name.startsWith("META-INF/")))
                .containsExactlyInAnyOrder("META-INF/MANIFEST.MF", "META-INF/LICENSE", "META-INF/THIRD-PARTY");
        assertThat(entries().filter(name -> name.startsWith(INST) && name.endsWith(".class")))
                .isEmpty();
    }

    @Test
    void letsTheProgramHaveItsOwnLibraries() {
        List<String> names = List.of(
                "net.bytebuddy.ByteBuddy",
                "io.opentelemetry.api.common.Attributes",
                "okhttp3.OkHttpClient",
                "okio.Buffer",
                "kotlin.Unit",
                "picocli.CommandLine",
                "io.whence.core.AgentStarter",
                "io.whence.api.LineageRecorder",
                "io.whence.sql.SqlAnalyzer",
                "io.whence.jdbc.JdbcModule",
                "META-INF/services/io.whence.api.instrument.InstrumentationModule",
                "okhttp3/internal/publicsuffix/PublicSuffixDatabase.list");

        ForkedJvm.Result result = ForkedJvm.running(ClassPathReport.class.getName(), names.toArray(String[]::new))
                .classPath(Programs.JAR, Programs.library("jackson-core"))
                .withAgent(Agent.JAR)
                .run();

        assertThat(result.out().lines())
                .as(result.toString())
                .containsExactly(Stream.concat(
                                names.stream().map(name -> (name.contains("/") ? "no resource " : "no class ") + name),
                                Stream.of("jackson 2.13.5", "context loader is the program's: true"))
                        .toArray(String[]::new));
    }

    @Test
    void runsOnJava8AndSaysSoOnAnOlderOne() {
        Map<String, Integer> tooNew = new TreeMap<>();
        classes((name, bytes) -> {
            int version = ((bytes[6] & 0xff) << 8) | (bytes[7] & 0xff);
            int newest = name.equals("io/whence/premain/WhenceAgent") ? JAVA_5 : JAVA_8;
            if (version > newest) {
                tooNew.put(name, version);
            }
        });
        assertThat(tooNew).isEmpty();
    }

    @Test
    void hasAdviceThatAnApplicationCanRun() {
        List<String> advice = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        classes((name, bytes) -> {
            if (name.startsWith("io/whence/") && name.contains("/advice/") && !name.endsWith("package-info")) {
                advice.add(name);
                violations.addAll(AdviceRules.violations(bytes));
            }
        });
        assertThat(advice).contains("io/whence/jdbc/advice/ExecutionAdvice$Query");
        assertThat(violations).isEmpty();
    }

    @Test
    void hasBootstrapClassesThatNeedTheJdkOnly() {
        Map<String, TreeSet<String>> others = new TreeMap<>();
        classes((name, bytes) -> {
            if (name.startsWith("io/whence/bootstrap/") || name.startsWith("io/whence/premain/")) {
                TreeSet<String> unknown = ClassReferences.of(bytes).stream()
                        .filter(type -> !type.startsWith("java/"))
                        .filter(type -> !type.startsWith("io/whence/bootstrap/"))
                        .filter(type ->
                                !(name.startsWith("io/whence/premain/") && type.startsWith("io/whence/premain/")))
                        .collect(toCollection(TreeSet::new));
                if (!unknown.isEmpty()) {
                    others.put(name, unknown);
                }
            }
        });
        assertThat(others).isEmpty();
    }

    @Test
    void leavesTheProgramsLoggingAlone() {
        List<String> loggers = new ArrayList<>();
        classes((name, bytes) -> {
            if (ClassReferences.of(bytes).contains("java/util/logging/Logger")) {
                loggers.add(name);
            }
        });
        assertThat(loggers).isEmpty();
    }

    @Test
    void findsEveryServiceItNames() throws IOException {
        List<String> services = entries()
                .filter(name -> name.startsWith(INST + "META-INF/services/"))
                .toList();
        assertThat(services)
                .contains(
                        INST + "META-INF/services/io.whence.api.instrument.InstrumentationModule",
                        INST + "META-INF/services/io.whence.api.export.LineageExporterProvider",
                        INST + "META-INF/services/io.opentelemetry.sdk.common.export.HttpSenderProvider",
                        INST + "META-INF/services/io.opentelemetry.sdk.common.export.GrpcSenderProvider");
        for (String service : services) {
            List<String> providers = text(service)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").trim())
                    .filter(line -> !line.isEmpty())
                    .toList();
            assertThat(providers).as(service).isNotEmpty().doesNotHaveDuplicates();
            assertThat(providers)
                    .as(service)
                    .allSatisfy(provider -> assertThat(jar.getEntry(INST + provider.replace('.', '/') + ISOLATED_CLASS))
                            .as(provider)
                            .isNotNull());
        }
    }

    @Test
    void namesTheLicenceOfEverythingInIt() throws IOException {
        assertThat(text("META-INF/LICENSE")).contains("Apache License").contains("Version 2.0");
        assertThat(entries())
                .contains(
                        INST + "META-INF/licenses/ASM",
                        INST + "META-INF/FastDoubleParser-LICENSE",
                        INST + "META-INF/Schubfach-LICENSE",
                        INST + "META-INF/NOTICE");
        List<String> named = text("META-INF/THIRD-PARTY")
                .lines()
                .filter(line -> line.contains(" | "))
                .map(line -> INST + line.substring(0, line.indexOf(' ')))
                .filter(line -> !line.endsWith("package"))
                .toList();

        assertThat(entries()
                        .filter(name -> name.startsWith(INST))
                        .filter(name -> !name.startsWith(INST + "io/whence/"))
                        .filter(name -> !name.startsWith(INST + "META-INF/"))
                        .filter(name -> named.stream().noneMatch(name::startsWith)))
                .as("of a library that META-INF/THIRD-PARTY does not name")
                .isEmpty();
        assertThat(named)
                .as("libraries that are in the jar")
                .allSatisfy(library -> assertThat(entries()).anyMatch(name -> name.startsWith(library)));
    }

    private static Stream<String> entries() {
        return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName);
    }

    private static String text(String entry) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Each class by its internal name, wherever it lies. */
    private static void classes(BiConsumer<String, byte[]> visitor) {
        entries()
                .filter(name -> name.endsWith(".class") || name.endsWith(ISOLATED_CLASS))
                .forEach(entry -> {
                    try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
                        String name = entry.startsWith(INST) ? entry.substring(INST.length()) : entry;
                        visitor.accept(name.substring(0, name.lastIndexOf('.')), in.readAllBytes());
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}

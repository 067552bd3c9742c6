package io.whence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.testing.ForkedJvm;
import io.whence.testing.Jdk;
import io.whence.testing.OtlpReceiver;
import io.whence.testing.apps.CopyOrders;
import io.whence.testing.apps.Ending;
import io.whence.testing.apps.Hello;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However the agent is put on the command line: it works or says in one line that it does not, and the program runs. */
class LoadingIT {
    private static final String COPIED = """
            run io.whence.testing.apps.CopyOrders COMPLETE
            READ  h2:mem:shop PUBLIC.ORDERS SELECT rows=3
            WRITE h2:mem:report PUBLIC.CUSTOMERS INSERT rows=3 calls=3
              <- h2:mem:shop PUBLIC.ORDERS (thread)
            WRITE h2:mem:shop PUBLIC.ORDERS INSERT rows=3
            """;

    private final OtlpReceiver receiver = OtlpReceiver.start();

    @TempDir
    private Path work;

    @AfterEach
    void close() {
        receiver.close();
    }

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    static List<Jdk> jdksWithModules() {
        return Jdk.all().stream().filter(jdk -> jdk.version() >= 9).toList();
    }

    /** Java 17 still has one, but speaks of its end on standard error, as the comparison shows. */
    static List<Jdk> jdksWithSecurityManager() {
        List<Jdk> jdks = Jdk.all().stream().filter(jdk -> jdk.version() <= 17).toList();
        if (jdks.isEmpty()) {
            System.out.println("The security manager is not tested: no Java up to 17 is at hand.");
        }
        return jdks;
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aProgramWithoutDataDoesNotNoticeIt(Jdk jdk) {
        ForkedJvm.Result without = hello().on(jdk).run();
        ForkedJvm.Result with =
                hello().on(jdk).withAgent(Agent.JAR).exportingTo(receiver).run();

        Programs.assertSame(with, without);
        assertThat(with.out()).isEqualTo("Hello [a, b c]" + System.lineSeparator());
        assertThat(receiver.spans()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void givenTwiceItWorksOnceAndSaysSo(Jdk jdk) {
        ForkedJvm.Result result = copyOrders()
                .on(jdk)
                .withAgent(Agent.JAR)
                .option("-javaagent:" + Agent.JAR + "=lineage.job.name=second")
                .run();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err().lines())
                .containsExactly("[whence] is attached already; the second -javaagent does nothing");
        assertLineage();
    }

    @Test
    void givenTwiceUnderTwoNamesItWorksOnce() throws IOException {
        Path copy = Files.copy(Agent.JAR, work.resolve("copy.jar"));

        ForkedJvm.Result result =
                copyOrders().withAgent(copy).option("-javaagent:" + Agent.JAR).run();

        assertThat(result.agentLines())
                .containsExactly("[whence] is attached already; the second -javaagent does nothing");
        assertLineage();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void worksFromTheEnvironment(Jdk jdk) {
        ForkedJvm.Result result = copyOrders()
                .on(jdk)
                .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + Agent.JAR)
                .environment("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.httpEndpoint())
                .run();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err().lines()).containsExactly("Picked up JAVA_TOOL_OPTIONS: -javaagent:" + Agent.JAR);
        assertLineage();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void worksFromAReadOnlyDirectoryWithBlanksInItsName(Jdk jdk) throws IOException {
        Path directory = Files.createDirectory(work.resolve("my agents + tools"));
        Path jar = Files.copy(Agent.JAR, directory.resolve("whence-agent.jar"));
        Path empty = Files.createDirectory(work.resolve("empty"));
        assertThat(directory.toFile().setWritable(false)).isTrue();
        try {
            ForkedJvm.Result result = copyOrders()
                    .on(jdk)
                    .in(empty)
                    .option("-Djava.io.tmpdir=" + empty)
                    .withAgent(jar)
                    .run();

            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(result.err()).isEmpty();
            assertLineage();
            assertThat(directory).isDirectoryContaining("glob:**whence-agent.jar");
            assertThat(directory.toFile().list()).hasSize(1);
            assertThat(empty).as("nothing is extracted").isEmptyDirectory();
        } finally {
            assertThat(directory.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void worksUnderTheNameThatAMavenRepositoryGivesIt() throws IOException {
        Path jar = Files.copy(Agent.JAR, work.resolve("whence-agent-" + System.getProperty("whence.version") + ".jar"));

        ForkedJvm.Result result = copyOrders().withAgent(jar).run();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).isEmpty();
        assertLineage();
    }

    /** The manifest cannot name such a jar for the bootstrap path; the JVM may warn of its class data sharing then. */
    @ParameterizedTest
    @MethodSource("jdks")
    void worksUnderAnyName(Jdk jdk) throws IOException {
        Path jar = Files.copy(Agent.JAR, work.resolve("lineage.jar"));

        ForkedJvm.Result result = copyOrders().on(jdk).withAgent(jar).run();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).isEqualTo("3 orders copied" + System.lineSeparator());
        assertThat(result.err().lines().filter(line -> !line.contains("Sharing is only supported for boot loader")))
                .isEmpty();
        assertLineage();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void keepsClassDataSharingQuiet(Jdk jdk) {
        ForkedJvm.Result without =
                Programs.plain(CopyOrders.class).on(jdk).option("-Xshare:auto").run();
        ForkedJvm.Result with =
                copyOrders().on(jdk).option("-Xshare:auto").withAgent(Agent.JAR).run();

        Programs.assertSame(with, without);
        assertLineage();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("jdksWithSecurityManager")
    void worksUnderASecurityManager(Jdk jdk) throws IOException {
        Path policy = Files.writeString(work.resolve("app.policy"), """
                grant {
                    permission java.util.PropertyPermission "*", "read";
                    permission java.lang.RuntimePermission "shutdownHooks";
                };
                """);
        ForkedJvm.Result without = guarded(Programs.plain(CopyOrders.class).on(jdk), policy);
        ForkedJvm.Result with = guarded(copyOrders().on(jdk).withAgent(Agent.JAR), policy);

        assertThat(without.exitCode()).as(without.toString()).isZero();
        Programs.assertSame(with, without);
        assertLineage();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("jdksWithSecurityManager")
    void endsUnderASecurityManager(Jdk jdk) throws IOException {
        Path policy = Files.writeString(work.resolve("app.policy"), """
                grant {
                    permission java.util.PropertyPermission "*", "read";
                    permission java.lang.RuntimePermission "exitVM.3";
                };
                """);
        ForkedJvm.Result without = guarded(Programs.plain(Ending.class, "exit").on(jdk), policy);
        ForkedJvm.Result with =
                guarded(Programs.traced(receiver, Ending.class, "exit").on(jdk), policy);

        assertThat(without.exitCode()).as(without.toString()).isEqualTo(3);
        Programs.assertSame(with, without);
        receiver.awaitRunEnd();
        assertThat(receiver.lineage()).hasToString("""
                run io.whence.testing.apps.Ending FAIL
                WRITE h2:mem:ending PUBLIC.ORDERS INSERT rows=1
                """);
    }

    private static ForkedJvm.Result guarded(ForkedJvm jvm, Path policy) {
        return jvm.option("-Djava.security.manager")
                .option("-Djava.security.policy=" + policy)
                .run();
    }

    @ParameterizedTest
    @MethodSource("jdksWithModules")
    void worksOnTheModulePath(Jdk jdk) throws IOException {
        Path module = compileModule();
        String[] words = {
            "--module-path",
            module + System.getProperty("path.separator") + Programs.library("h2"),
            "--add-modules",
            "com.h2database",
            "-m",
            "com.example.modular/com.example.modular.Orders"
        };

        ForkedJvm.Result without = ForkedJvm.command(words).on(jdk).run();
        ForkedJvm.Result with = ForkedJvm.command(words)
                .on(jdk)
                .withAgent(Agent.JAR)
                .exportingTo(receiver)
                .run();

        assertThat(without.exitCode()).as(without.toString()).isZero();
        Programs.assertSame(with, without);
        receiver.awaitRunEnd();
        assertThat(receiver.lineage()).hasToString("""
                run com.example.modular.Orders COMPLETE
                READ  h2:mem:modular PUBLIC.ORDERS SELECT rows=2
                WRITE h2:mem:modular PUBLIC.ORDERS INSERT rows=2
                """);
    }

    private Path compileModule() throws IOException {
        Path sources = Path.of(Objects.requireNonNull(LoadingIT.class.getResource("/modular/com.example.modular"))
                .getPath());
        Path classes = Files.createDirectory(work.resolve("module"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(sources)) {
            String[] arguments = Stream.concat(
                            Stream.of("--release", "9", "-Xlint:-options", "-proc:none", "-d", classes.toString()),
                            files.filter(file -> file.toString().endsWith(".java"))
                                    .map(Path::toString))
                    .toArray(String[]::new);
            assertThat(compiler.run(null, null, null, arguments)).isZero();
        }
        return classes;
    }

    /** Not all: that agent takes its time to start. */
    static Set<Jdk> someJdks() {
        return new LinkedHashSet<>(List.of(Jdk.current(), jdks().get(jdks().size() - 1)));
    }

    @ParameterizedTest
    @MethodSource("someJdks")
    void worksAfterTheOpenTelemetryAgent(Jdk jdk) {
        ForkedJvm.Result result = withOpenTelemetry(copyOrders()
                .on(jdk)
                .option("-javaagent:" + openTelemetryAgent())
                .option("-javaagent:" + Agent.JAR));

        assertThat(result.agentLines()).as(result.toString()).isEmpty();
        assertLineage();
    }

    @ParameterizedTest
    @MethodSource("someJdks")
    void worksBeforeTheOpenTelemetryAgent(Jdk jdk) {
        ForkedJvm.Result result = withOpenTelemetry(
                copyOrders().on(jdk).withAgent(Agent.JAR).option("-javaagent:" + openTelemetryAgent()));

        assertThat(result.agentLines()).as(result.toString()).isEmpty();
        assertLineage();
    }

    /** Its spans go to its standard output exporter, so that it is seen to work too; only ours go to the receiver. */
    private static ForkedJvm.Result withOpenTelemetry(ForkedJvm jvm) {
        ForkedJvm.Result result = jvm.option("-Dotel.traces.exporter=console")
                .option("-Dotel.metrics.exporter=none")
                .option("-Dotel.logs.exporter=none")
                .run();
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).startsWith("3 orders copied" + System.lineSeparator());
        assertThat(result.err()).contains("'INSERT report.customers'").doesNotContain("ERROR");
        return result;
    }

    private static String openTelemetryAgent() {
        return System.getProperty("whence.opentelemetry.agent");
    }

    @Test
    void doesNothingAtAllWhenSwitchedOff() {
        ForkedJvm.Result result = copyOrders()
                .withAgent(Agent.JAR)
                .option("-Dlineage.enabled=false")
                .option("-Dlineage.no.such.key=1")
                .option("-Xlog:class+load:file=" + work.resolve("classes.log"))
                .run();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(receiver.spans()).isEmpty();
        assertThat(work.resolve("classes.log"))
                .content()
                .contains("io.whence.core.AgentStarter")
                .doesNotContain("io.whence.core.record.RunRecorder")
                .doesNotContain("okhttp3");
    }

    @Test
    void saysInOneLineThatTheJvmIsTooOld() {
        ForkedJvm.Result result = hello().option("-javaagent:" + Programs.JAR)
                .option("-javaagent:" + Agent.JAR)
                .run();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).isEqualTo("Hello [a, b c]" + System.lineSeparator());
        assertThat(result.agentLines())
                .containsExactly("[whence] needs Java 8 or newer and this is Java 1.7.0_80;"
                        + " the program runs without lineage");
    }

    @Test
    void saysInOneLineThatItsJarIsIncomplete() throws IOException {
        Path jar = rewritten(name -> !name.startsWith("inst/"), "");

        assertGivesUp(jar, "java.lang.ClassNotFoundException: io.whence.core.AgentStarter");
    }

    @Test
    void saysInOneLineThatItsJarIsDamaged() throws IOException {
        Path jar = rewritten(name -> true, "inst/io/whence/core/AgentStarter.classdata");

        assertGivesUp(jar, "java.lang.ClassFormatError");
    }

    private void assertGivesUp(Path jar, String reason) {
        ForkedJvm.Result result = copyOrders().withAgent(jar).run();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).isEqualTo("3 orders copied" + System.lineSeparator());
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("[whence] could not start; the program runs without lineage: " + reason);
        assertThat(receiver.spans()).isEmpty();
    }

    /** The agent's jar with some entries left out and one of garbage. */
    private Path rewritten(Predicate<String> kept, String damaged) throws IOException {
        Path jar = Files.createDirectory(work.resolve("rewritten")).resolve("whence-agent.jar");
        try (JarFile source = new JarFile(Agent.JAR.toFile());
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream target = new JarOutputStream(file)) {
            for (JarEntry entry : source.stream().toList()) {
                if (kept.test(entry.getName())) {
                    target.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream in = source.getInputStream(entry)) {
                        byte[] bytes = in.readAllBytes();
                        target.write(entry.getName().equals(damaged) ? new byte[bytes.length] : bytes);
                    }
                }
            }
        }
        return jar;
    }

    private static ForkedJvm hello() {
        return Programs.plain(Hello.class, "a", "b c");
    }

    private ForkedJvm copyOrders() {
        return Programs.plain(CopyOrders.class).exportingTo(receiver);
    }

    private void assertLineage() {
        receiver.awaitRunEnd();
        assertThat(receiver.lineage()).hasToString(COPIED);
    }
}

package io.whence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.testing.ForkedJvm;
import io.whence.testing.OtlpReceiver;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The small programs of testing-apps, run from their own jar. */
final class Programs {
    static final Path DIRECTORY = Path.of(System.getProperty("whence.apps.dir")).normalize();
    static final String JAR = DIRECTORY.resolve("whence-testing-apps.jar").toString();

    private Programs() {}

    /** A program without the agent, with the databases' drivers on its class path. */
    static ForkedJvm plain(Class<?> main, String... arguments) {
        return ForkedJvm.running(main.getName(), arguments)
                .classPath(
                        JAR,
                        library("h2"),
                        library("sqlite-jdbc"),
                        library("HikariCP"),
                        library("slf4j-api"),
                        library("slf4j-nop"));
    }

    /** The same under the agent. */
    static ForkedJvm traced(OtlpReceiver receiver, Class<?> main, String... arguments) {
        return plain(main, arguments).withAgent(Agent.JAR).exportingTo(receiver);
    }

    static String library(String name) {
        return DIRECTORY.resolve("lib").resolve(name + ".jar").toString();
    }

    /** What a program's user can see of it is the same with the agent as without; the run with it is returned. */
    static ForkedJvm.Result assertUnchanged(
            OtlpReceiver receiver, UnaryOperator<ForkedJvm> settings, Class<?> main, String... arguments) {
        ForkedJvm.Result without = settings.apply(plain(main, arguments)).run();
        ForkedJvm.Result with =
                settings.apply(traced(receiver, main, arguments)).run();
        assertSame(with, without);
        return with;
    }

    static void assertSame(ForkedJvm.Result with, ForkedJvm.Result without) {
        assertThat(with.exitCode()).as(with.toString()).isEqualTo(without.exitCode());
        assertThat(with.out()).as(with.toString()).isEqualTo(without.out());
        assertThat(with.err()).as(with.toString()).isEqualTo(without.err());
    }
}

package io.whence.exporter.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.api.log.AgentLogger;
import io.whence.exporter.CapturedLog;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.logging.Level;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;

class SdkLoggerTest {
    private static final String JDK_LOGGER = "java/util/logging/Logger";

    @Test
    void hasEveryMethodThatTheBundledLibrariesCall() throws IOException {
        Set<String> called = new TreeSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.matches(".*(opentelemetry-(?!proto)|okhttp|okio|kotlin-stdlib)[^/\\\\]*\\.jar")) {
                collectCalls(entry, called);
            }
        }

        Set<String> offered = Arrays.stream(SdkLogger.class.getDeclaredMethods())
                .map(SdkLoggerTest::relocated)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(called).contains("getLogger(Ljava/lang/String;)L" + JDK_LOGGER + ";");
        assertThat(offered).containsAll(called);
    }

    @Test
    void saysOnDebugWhatTheExporterSaysItself() {
        try (CapturedLog log = new CapturedLog()) {
            SdkLogger exporter = SdkLogger.getLogger("io.opentelemetry.exporter.otlp.internal.HttpExporter");
            SdkLogger config = SdkLogger.getLogger("io.opentelemetry.exporter.otlp.internal.OtlpConfigUtil");

            exporter.log(Level.SEVERE, "Failed to export", new IOException("refused"));
            config.warning("port is likely incorrect");
            config.log(Level.SEVERE, "{0} and {1}", new Object[] {"a", "b"});
            config.log(Level.WARNING, "one {0}", "c");
            config.log(Level.FINE, "never {0}", "seen");
            config.info("chatter");
            config.fine("chatter");

            assertThat(log.lines())
                    .containsExactly(
                            "WARN OtlpConfigUtil: port is likely incorrect",
                            "WARN OtlpConfigUtil: a and b",
                            "WARN OtlpConfigUtil: one c");
            assertThat(exporter.isLoggable(Level.SEVERE)).isFalse();
            assertThat(config.isLoggable(Level.WARNING)).isTrue();
            assertThat(AgentLogger.isEnabled(AgentLogger.Level.WARN)).isTrue();
        }
    }

    private static String relocated(Method method) {
        return method.getName()
                + Type.getMethodDescriptor(method).replace(Type.getInternalName(SdkLogger.class), JDK_LOGGER);
    }

    private static void collectCalls(String jarFile, Set<String> called) throws IOException {
        try (JarFile jar = new JarFile(jarFile)) {
            List<JarEntry> classes = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class")
                            && !entry.getName().endsWith("module-info.class"))
                    .toList();
            for (JarEntry entry : classes) {
                try (InputStream in = jar.getInputStream(entry)) {
                    new ClassReader(in.readAllBytes()).accept(new CallVisitor(called), ClassReader.SKIP_DEBUG);
                }
            }
        }
    }

    private static final class CallVisitor extends ClassVisitor {
        private final Set<String> called;

        CallVisitor(Set<String> called) {
            super(Opcodes.ASM9);
            this.called = called;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String method, String methodDescriptor, boolean isInterface) {
                    if (owner.equals(JDK_LOGGER)) {
                        called.add(method + methodDescriptor);
                    }
                }
            };
        }
    }
}

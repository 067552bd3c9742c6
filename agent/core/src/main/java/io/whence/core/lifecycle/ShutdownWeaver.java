package io.whence.core.lifecycle;

import io.whence.api.log.AgentLogger;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Weaves calls of LifecycleBridge into three methods of the JDK: where an exit or signal arrives with its code, where
 * an uncaught exception ends a thread, and where the application's shutdown hooks have ended. A hook of our own could
 * learn none of these: hooks run in no order, and are told nothing. With plain ASM, since Byte Buddy itself takes longer
 * to load than all of this.
 */
public final class ShutdownWeaver implements ClassFileTransformer {
    private static final AgentLogger LOG = AgentLogger.of("weaver");
    private static final String BRIDGE = "io/whence/bootstrap/lifecycle/LifecycleBridge";

    private final boolean[] woven = new boolean[3];

    /** @return whether all three places are woven; without, the run's end is found by a shutdown hook */
    public boolean install(Instrumentation instrumentation) {
        instrumentation.addTransformer(this, true);
        try {
            instrumentation.retransformClasses(
                    Class.forName("java.lang.Shutdown"),
                    Class.forName("java.lang.ApplicationShutdownHooks"),
                    ThreadGroup.class);
        } catch (Exception | LinkageError e) {
            LOG.debug("the JDK's shutdown cannot be woven", e);
        } finally {
            instrumentation.removeTransformer(this);
        }
        return woven[0] && woven[1] && woven[2];
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        if (loader != null || name == null) {
            return null;
        }
        try {
            switch (name) {
                case "java/lang/Shutdown":
                    return weave(bytes, 0, "exit", "(I)V");
                case "java/lang/ApplicationShutdownHooks":
                    return weave(bytes, 1, "runHooks", "()V");
                case "java/lang/ThreadGroup":
                    return weave(bytes, 2, "uncaughtException", "(Ljava/lang/Thread;Ljava/lang/Throwable;)V");
                default:
                    return null;
            }
        } catch (Throwable error) {
            LOG.debug("cannot weave " + name, error);
            return null;
        }
    }

    private byte[] weave(byte[] bytes, int place, String method, String descriptor) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, type, signature, exceptions);
                        if (!name.equals(method) || !type.equals(descriptor)) {
                            return next;
                        }
                        woven[place] = true;
                        return place == 1 ? new AtReturn(next) : new AtEntry(next, place);
                    }
                },
                0);
        return woven[place] ? writer.toByteArray() : null;
    }

    /** Tells the method's arguments before anything else happens in it. */
    private static final class AtEntry extends MethodVisitor {
        private final int place;

        AtEntry(MethodVisitor next, int place) {
            super(Opcodes.ASM9, next);
            this.place = place;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (place == 0) {
                super.visitVarInsn(Opcodes.ILOAD, 0);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "exiting", "(I)V", false);
            } else {
                super.visitVarInsn(Opcodes.ALOAD, 1);
                super.visitVarInsn(Opcodes.ALOAD, 2);
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, BRIDGE, "uncaught", "(Ljava/lang/Thread;Ljava/lang/Throwable;)V", false);
            }
        }
    }

    private static final class AtReturn extends MethodVisitor {
        AtReturn(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "hooksEnded", "()V", false);
            }
            super.visitInsn(opcode);
        }
    }
}

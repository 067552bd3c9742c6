package io.whence.core.weave;

import io.whence.bootstrap.Stateful;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Adds {@link Stateful} and its field to a class: private, transient and synthetic. A subclass may have one of its own;
 * its accessors win, so that every object has one state.
 */
final class StateField implements AsmVisitorWrapper {
    static final String NAME = "whence$state";
    private static final String INTERFACE = Stateful.class.getName().replace('.', '/');
    private static final String DESCRIPTOR = "Ljava/lang/Object;";

    @Override
    public int mergeWriter(int flags) {
        return flags;
    }

    @Override
    public int mergeReader(int flags) {
        return flags;
    }

    @Override
    public ClassVisitor wrap(
            TypeDescription instrumentedType,
            ClassVisitor classVisitor,
            Implementation.Context implementationContext,
            TypePool typePool,
            FieldList<FieldDescription.InDefinedShape> fields,
            MethodList<?> methods,
            int writerFlags,
            int readerFlags) {
        return new Adder(classVisitor);
    }

    private static final class Adder extends ClassVisitor {
        private String owner;

        Adder(ClassVisitor next) {
            super(OpenedClassReader.ASM_API, next);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            owner = name;
            String[] more = new String[interfaces.length + 1];
            System.arraycopy(interfaces, 0, more, 0, interfaces.length);
            more[interfaces.length] = INTERFACE;
            String moreSignature = signature == null ? null : signature + "L" + INTERFACE + ";";
            super.visit(version, access, name, moreSignature, superName, more);
        }

        @Override
        public void visitEnd() {
            int fieldAccess = Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;
            super.visitField(fieldAccess, NAME, DESCRIPTOR, null, null).visitEnd();
            addGetter();
            addSetter();
            super.visitEnd();
        }

        private void addGetter() {
            MethodVisitor method = accessor("()" + DESCRIPTOR);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitFieldInsn(Opcodes.GETFIELD, owner, NAME, DESCRIPTOR);
            method.visitInsn(Opcodes.ARETURN);
            method.visitMaxs(1, 1);
            method.visitEnd();
        }

        private void addSetter() {
            MethodVisitor method = accessor("(" + DESCRIPTOR + ")V");
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitVarInsn(Opcodes.ALOAD, 1);
            method.visitFieldInsn(Opcodes.PUTFIELD, owner, NAME, DESCRIPTOR);
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(2, 2);
            method.visitEnd();
        }

        private MethodVisitor accessor(String descriptor) {
            int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;
            MethodVisitor method = super.visitMethod(access, NAME, descriptor, null, null);
            method.visitCode();
            return method;
        }
    }
}

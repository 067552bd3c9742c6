package io.whence.testing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * What woven code must obey. An advice's instructions are copied into a class of the application: there, neither the
 * advice class itself nor anything else in the agent's loader can be found, and an error of ours must not come out.
 */
public final class AdviceRules {
    private static final List<String> VISIBLE_TO_APPLICATIONS =
            List.of("java/", "javax/sql/", "io/whence/bootstrap/", "net/bytebuddy/asm/Advice");
    private static final String ADVICE = "Lnet/bytebuddy/asm/Advice$OnMethod";

    private AdviceRules() {}

    /** One line for each rule that the advice class breaks. */
    public static Set<String> violations(byte[] classFile) {
        Set<String> violations = new TreeSet<>();
        String name = OpenedClassReader.of(classFile, true).getClassName();
        String family = name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
        for (String reference : ClassReferences.of(classFile)) {
            boolean own = reference.equals(family) || reference.startsWith(family + "$");
            if (!own && VISIBLE_TO_APPLICATIONS.stream().noneMatch(reference::startsWith)) {
                violations.add(name + " refers to " + reference);
            }
        }
        OpenedClassReader.of(classFile, true).accept(new Visitor(name, family, violations), 0);
        return violations;
    }

    private static final class Visitor extends ClassVisitor {
        private final String name;
        private final String family;
        private final Set<String> violations;

        Visitor(String name, String family, Set<String> violations) {
            super(OpenedClassReader.ASM_API);
            this.name = name;
            this.family = family;
            this.violations = violations;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            if (method.equals("<init>")) {
                return null;
            }
            return new Woven(name + "." + method, family, violations);
        }
    }

    private static final class Woven extends MethodVisitor {
        private final String name;
        private final String family;
        private final Set<String> violations;
        private boolean annotated;

        Woven(String name, String family, Set<String> violations) {
            super(OpenedClassReader.ASM_API);
            this.name = name;
            this.family = family;
            this.violations = violations;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            if (!descriptor.startsWith(ADVICE)) {
                return null;
            }
            annotated = true;
            return new Suppression();
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean isInterface) {
            checkOwner(owner);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            checkOwner(owner);
        }

        private void checkOwner(String owner) {
            if (owner.equals(family) || owner.startsWith(family + "$")) {
                violations.add(name + " uses a member of its own class, which the application cannot see");
            }
        }

        @Override
        public void visitInvokeDynamicInsn(
                String method, String descriptor, Handle bootstrap, Object... bootstrapArguments) {
            violations.add(name + " has a lambda or the like, whose body stays behind in the advice class");
        }

        @Override
        public void visitEnd() {
            if (!annotated) {
                violations.add(name + " is no advice: nothing can call it");
            }
        }

        private final class Suppression extends AnnotationVisitor {
            private boolean suppresses;

            Suppression() {
                super(OpenedClassReader.ASM_API);
            }

            @Override
            public void visit(String attribute, Object value) {
                suppresses |= attribute.equals("suppress")
                        && Type.getType(Throwable.class).equals(value);
            }

            @Override
            public void visitEnd() {
                if (!suppresses) {
                    violations.add(name + " lets its errors out into the application");
                }
            }
        }
    }
}

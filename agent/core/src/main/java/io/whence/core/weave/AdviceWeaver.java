package io.whence.core.weave;

import io.whence.api.instrument.AdviceTarget;
import io.whence.api.instrument.TypeInstrumentation;
import io.whence.bootstrap.AdviceErrors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/** Weaves with Byte Buddy. Made when the first class matches: a program without such classes never loads Byte Buddy. */
final class AdviceWeaver {
    /** Looks at the class's own methods only: ancestors may have no class file, as an interface another agent added. */
    private final ByteBuddy byteBuddy =
            new ByteBuddy().with(TypeValidation.DISABLED).with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE);

    private final ClassFileLocator agentClasses =
            ClassFileLocator.ForClassLoader.of(AdviceWeaver.class.getClassLoader());
    private final TypePool agentTypes = TypePool.Default.of(agentClasses);
    private final Advice.WithCustomMapping advice = Advice.withCustomMapping();
    private final Advice.ExceptionHandler countingHandler = countingHandler();
    private final List<List<AsmVisitorWrapper>> wrappers = new ArrayList<>();
    private final List<TypeInstrumentation> instrumentations;

    AdviceWeaver(List<TypeInstrumentation> instrumentations) {
        this.instrumentations = instrumentations;
        wrappers.addAll(Collections.nCopies(instrumentations.size(), null));
    }

    /** What an advice suppresses is counted; nothing more happens on the application's thread. */
    private static Advice.ExceptionHandler countingHandler() {
        MethodDescription suppressed = new TypeDescription.ForLoadedType(AdviceErrors.class)
                .getDeclaredMethods()
                .filter(ElementMatchers.named("suppressed"))
                .getOnly();
        StackManipulation call = MethodInvocation.invoke(suppressed);
        return new Advice.ExceptionHandler.Simple(call);
    }

    /**
     * @param matched which instrumentations apply, by their places
     * @param withStateField whether the class is to carry {@link StateField}
     */
    byte[] weave(ClassLoader loader, String name, byte[] bytes, List<Integer> matched, boolean withStateField) {
        ClassFileLocator classes = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(name, bytes), ClassFileLocator.ForClassLoader.of(loader));
        TypeDescription type = TypePool.Default.of(classes).describe(name).resolve();
        DynamicType.Builder<?> builder = byteBuddy.decorate(type, classes);
        for (int index : matched) {
            for (AsmVisitorWrapper wrapper : wrappers(index)) {
                builder = builder.visit(wrapper);
            }
        }
        if (withStateField) {
            builder = builder.visit(new StateField());
        }
        return builder.make().getBytes();
    }

    private synchronized List<AsmVisitorWrapper> wrappers(int index) {
        List<AsmVisitorWrapper> known = wrappers.get(index);
        if (known == null) {
            List<AsmVisitorWrapper> made = new ArrayList<>();
            instrumentations.get(index).advise(new Collector(made));
            wrappers.set(index, made);
            known = made;
        }
        return known;
    }

    private final class Collector implements AdviceTarget {
        private final List<AsmVisitorWrapper> target;

        Collector(List<AsmVisitorWrapper> target) {
            this.target = target;
        }

        @Override
        public AdviceTarget advise(ElementMatcher<? super MethodDescription> methods, String adviceClass) {
            TypeDescription type = agentTypes.describe(adviceClass).resolve();
            target.add(new AsmVisitorWrapper.ForDeclaredMethods()
                    .invokable(
                            ElementMatchers.<MethodDescription>isMethod()
                                    .and(ElementMatchers.not(ElementMatchers.isAbstract()))
                                    .and(ElementMatchers.not(ElementMatchers.isNative()))
                                    .and(methods),
                            advice.to(type, agentClasses).withExceptionHandler(countingHandler)));
            return this;
        }
    }
}

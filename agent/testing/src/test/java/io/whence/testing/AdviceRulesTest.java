package io.whence.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import net.bytebuddy.asm.Advice;
import org.junit.jupiter.api.Test;

class AdviceRulesTest {
    private static final String OWN = "io/whence/testing/AdviceRulesTest$";

    @Test
    void findsNothingInAdviceThatSeesTheJdkOnly() throws IOException {
        assertThat(AdviceRules.violations(classFile(Good.class))).isEmpty();
    }

    @Test
    void findsWhatAnApplicationCannotSee() throws IOException {
        assertThat(AdviceRules.violations(classFile(SeesTheAgent.class)))
                .containsExactly(OWN + "SeesTheAgent refers to io/whence/testing/Jdk");
    }

    @Test
    void findsAnErrorThatWouldComeOut() throws IOException {
        assertThat(AdviceRules.violations(classFile(SuppressesNothing.class)))
                .containsExactly(OWN + "SuppressesNothing.enter lets its errors out into the application");
    }

    @Test
    void findsWhatStaysBehindWhenTheCodeIsCopied() throws IOException {
        assertThat(AdviceRules.violations(classFile(LeavesPartsBehind.class)))
                .containsExactlyInAnyOrder(
                        OWN
                                + "LeavesPartsBehind.enter uses a member of its own class, which the application cannot see",
                        OWN + "LeavesPartsBehind.enter has a lambda or the like, whose body stays behind in the advice"
                                + " class",
                        OWN + "LeavesPartsBehind.helper is no advice: nothing can call it",
                        OWN + "LeavesPartsBehind.lambda$enter$0 is no advice: nothing can call it");
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in =
                type.getResourceAsStream(type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class")) {
            return in.readAllBytes();
        }
    }

    static final class Good {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static int enter(@Advice.Argument(0) String text) {
            return text.length();
        }
    }

    static final class SeesTheAgent {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static int enter(@Advice.Argument(0) Object jdk) {
            return ((Jdk) jdk).version();
        }
    }

    static final class SuppressesNothing {
        @Advice.OnMethodEnter
        static int enter(@Advice.Argument(0) String text) {
            return text.length();
        }
    }

    static final class LeavesPartsBehind {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static int enter(@Advice.Argument(0) String text) {
            Supplier<String> lambda = () -> text;
            return helper(lambda.get());
        }

        static int helper(String text) {
            return text.length();
        }
    }
}

package io.whence.core.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ClassFileTest {
    private static final byte[][] MARKERS = {
        "java/sql/".getBytes(StandardCharsets.UTF_8), "javax/sql/".getBytes(StandardCharsets.UTF_8)
    };

    /** Constants of every width before the ones that matter. */
    abstract static class PoolingSource implements DataSource {
        static final long LONG = 1L << 40;
        static final double DOUBLE = 0.1;

        void fail() throws SQLException {
            throw new SQLException("x" + LONG + DOUBLE);
        }
    }

    abstract static class Child extends PoolingSource {}

    static final class Unrelated {
        String text() {
            return "mentions ajava/sql/ in the middle only";
        }
    }

    @Test
    void readsNamesAncestorsAndMarkers() throws IOException {
        ClassFile file = ClassFile.parse(bytes(PoolingSource.class));

        assertThat(file.name()).isEqualTo("io/whence/core/weave/ClassFileTest$PoolingSource");
        assertThat(file.superName()).isEqualTo("java/lang/Object");
        assertThat(file.interfaces()).containsExactly("javax/sql/DataSource");
        assertThat(file.isInterface()).isFalse();
        assertThat(file.has("fail")).isTrue();
        assertThat(file.has("succeed")).isFalse();
        assertThat(ClassFile.mentions(bytes(PoolingSource.class), MARKERS)).isTrue();
        assertThat(ClassFile.mentions(bytes(Unrelated.class), MARKERS)).isFalse();
        assertThat(ClassFile.parse(bytes(Driver.class)).isInterface()).isTrue();
    }

    @Test
    void findsRootsThroughAncestorsWithoutLoadingThem() throws IOException {
        TypeHierarchy hierarchy = new TypeHierarchy(List.of("java/sql/Driver", "javax/sql/DataSource"));
        ClassLoader loader = ClassFileTest.class.getClassLoader();

        assertThat(hierarchy.rootsOf(loader, ClassFile.parse(bytes(Child.class))))
                .isEqualTo(0b10);
        assertThat(hierarchy.rootsOf(loader, ClassFile.parse(bytes(Unrelated.class))))
                .isZero();
        assertThat(hierarchy.rootsOf(Child.class)).isEqualTo(0b10);
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream in = ClassLoader.getSystemResourceAsStream(file)) {
            return in.readAllBytes();
        }
    }
}

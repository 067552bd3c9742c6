package io.whence.core.weave;

import java.nio.charset.StandardCharsets;

/**
 * What the head of a class file says: names, and which prefixes stand in its constant pool. Read in one pass without
 * making a string but those asked for, as it is done for every class the JVM loads.
 */
final class ClassFile {
    private static final int UTF8 = 1;
    private static final int INTERFACE_FLAG = 0x0200;

    private final byte[] bytes;
    private final int[] offsets;
    private final int header;

    private ClassFile(byte[] bytes, int[] offsets, int header) {
        this.bytes = bytes;
        this.offsets = offsets;
        this.header = header;
    }

    /** Whether some string of the constant pool begins with one of the markers. Cheap: no table is kept. */
    static boolean mentions(byte[] bytes, byte[][] markers) {
        int count = u2(bytes, 8);
        int position = 10;
        for (int i = 1; i < count; i++) {
            int tag = bytes[position];
            if (tag == UTF8) {
                int length = u2(bytes, position + 1);
                for (byte[] marker : markers) {
                    if (length >= marker.length && startsWith(bytes, position + 3, marker)) {
                        return true;
                    }
                }
                position += 3 + length;
            } else {
                position += size(tag);
                if (isWide(tag)) {
                    i++;
                }
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int position, byte[] marker) {
        for (int i = 0; i < marker.length; i++) {
            if (bytes[position + i] != marker[i]) {
                return false;
            }
        }
        return true;
    }

    /** @throws IndexOutOfBoundsException when the bytes are no class file */
    static ClassFile parse(byte[] bytes) {
        int count = u2(bytes, 8);
        int[] offsets = new int[count];
        int position = 10;
        for (int i = 1; i < count; i++) {
            offsets[i] = position;
            int tag = bytes[position];
            if (tag == UTF8) {
                position += 3 + u2(bytes, position + 1);
            } else {
                position += size(tag);
                if (isWide(tag)) {
                    i++;
                }
            }
        }
        return new ClassFile(bytes, offsets, position);
    }

    /** Bytes of a constant with its tag; see the class file format, chapter 4.4 of the JVM specification. */
    private static int size(int tag) {
        switch (tag) {
            case 7: // Class
            case 8: // String
            case 16: // MethodType
            case 19: // Module
            case 20: // Package
                return 3;
            case 15: // MethodHandle
                return 4;
            case 5: // Long
            case 6: // Double
                return 9;
            default:
                return 5;
        }
    }

    /** Long and Double take two places. */
    private static boolean isWide(int tag) {
        return tag == 5 || tag == 6;
    }

    boolean isInterface() {
        return (u2(bytes, header) & INTERFACE_FLAG) != 0;
    }

    /** Internal name. */
    String name() {
        return className(u2(bytes, header + 2));
    }

    /** Internal name; null for java/lang/Object and modules. */
    String superName() {
        int index = u2(bytes, header + 4);
        return index == 0 ? null : className(index);
    }

    /** Internal names. */
    String[] interfaces() {
        String[] names = new String[u2(bytes, header + 6)];
        for (int i = 0; i < names.length; i++) {
            names[i] = className(u2(bytes, header + 8 + 2 * i));
        }
        return names;
    }

    /** Whether the constant pool has exactly this string, such as a field's name. */
    boolean has(String utf8) {
        byte[] wanted = utf8.getBytes(StandardCharsets.UTF_8);
        for (int offset : offsets) {
            if (offset != 0
                    && bytes[offset] == UTF8
                    && u2(bytes, offset + 1) == wanted.length
                    && startsWith(bytes, offset + 3, wanted)) {
                return true;
            }
        }
        return false;
    }

    private String className(int index) {
        int utf8 = offsets[u2(bytes, offsets[index] + 1)];
        return new String(bytes, utf8 + 3, u2(bytes, utf8 + 1), StandardCharsets.UTF_8);
    }

    private static int u2(byte[] bytes, int position) {
        return ((bytes[position] & 0xff) << 8) | (bytes[position + 1] & 0xff);
    }
}

package io.whence.core.run;

import java.security.SecureRandom;
import java.util.UUID;

/** Trace, span and run identifiers. Used on agent threads only: the first random number is slow. */
public final class Ids {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private SecureRandom random;

    private synchronized long next() {
        if (random == null) {
            random = new SecureRandom(); // not in the constructor, which runs while the program waits to start
        }
        return random.nextLong();
    }

    /** 32 lower-case hex digits, not all zero. */
    public String traceId() {
        return hex(next()) + spanId();
    }

    /** 16 lower-case hex digits, not all zero. */
    public String spanId() {
        long bits = next();
        while (bits == 0) {
            bits = next();
        }
        return hex(bits);
    }

    public String lineageId() {
        return uuid7(System.currentTimeMillis()).toString();
    }

    /** UUID version 7: milliseconds since 1970 in the upper 48 bits, so that ids sort by time. */
    public UUID uuid7(long epochMillis) {
        long high = (epochMillis << 16) | 0x7000L | (next() & 0x0fffL);
        long low = (next() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static String hex(long bits) {
        char[] digits = new char[16];
        for (int i = 15; i >= 0; i--) {
            digits[i] = HEX[(int) (bits >>> (4 * (15 - i))) & 0xf];
        }
        return new String(digits);
    }
}

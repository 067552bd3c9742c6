package io.whence.sql;

/**
 * What one analysis may cost. Past a bound the rest is left out, and the result says that it is not complete.
 *
 * <p>The default depth is safe on a thread with a 256 KB stack.
 */
public final class Budget {
    private static final Budget DEFAULTS = new Budget(1 << 20, 400_000, 64, 50_000_000L);

    private final int maxLength;
    private final int maxOperations;
    private final int maxDepth;
    private final long maxNanos;

    private Budget(int maxLength, int maxOperations, int maxDepth, long maxNanos) {
        this.maxLength = maxLength;
        this.maxOperations = maxOperations;
        this.maxDepth = maxDepth;
        this.maxNanos = maxNanos;
    }

    /** 1 MiB characters, 400,000 operations, 64 nested queries, 50 ms. */
    public static Budget defaults() {
        return DEFAULTS;
    }

    /** The characters of a text that are looked at. */
    public Budget withMaxLength(int characters) {
        return new Budget(characters, maxOperations, maxDepth, maxNanos);
    }

    /** Tokens read and lineage steps taken. */
    public Budget withMaxOperations(int operations) {
        return new Budget(maxLength, operations, maxDepth, maxNanos);
    }

    /** Queries nested in queries. */
    public Budget withMaxDepth(int depth) {
        return new Budget(maxLength, maxOperations, depth, maxNanos);
    }

    /** Wall time of one analysis in nanoseconds. */
    public Budget withMaxNanos(long nanos) {
        return new Budget(maxLength, maxOperations, maxDepth, nanos);
    }

    public int maxLength() {
        return maxLength;
    }

    public int maxOperations() {
        return maxOperations;
    }

    public int maxDepth() {
        return maxDepth;
    }

    public long maxNanos() {
        return maxNanos;
    }
}

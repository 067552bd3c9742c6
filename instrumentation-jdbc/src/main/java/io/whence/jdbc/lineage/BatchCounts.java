package io.whence.jdbc.lineage;

/** The counts of executeBatch or executeLargeBatch, read in place. */
final class BatchCounts {
    private final int[] ints;
    private final long[] longs;

    private BatchCounts(int[] ints, long[] longs) {
        this.ints = ints;
        this.longs = longs;
    }

    /** @param counts int[], long[] or null */
    static BatchCounts of(Object counts) {
        return new BatchCounts(
                counts instanceof int[] ? (int[]) counts : null, counts instanceof long[] ? (long[]) counts : null);
    }

    int length() {
        return ints != null ? ints.length : longs != null ? longs.length : 0;
    }

    long count(int index) {
        return ints != null ? ints[index] : longs[index];
    }
}

package io.whence.jdbc.lineage;

/**
 * The result sets of one connection that may hold back rows, so that closing the connection or ending the run loses
 * none. Bounded: past {@link #SLOTS} the oldest counts without holding back.
 */
final class OpenCursors {
    private static final int SLOTS = 16;

    private final StatementCursor[] slots = new StatementCursor[SLOTS];
    private int next;

    void add(StatementCursor cursor) {
        int slot = next;
        for (int i = 0; i < SLOTS; i++) {
            if (slots[(next + i) % SLOTS] == null) {
                slot = (next + i) % SLOTS;
                break;
            }
        }
        if (slots[slot] != null) {
            slots[slot].handOverAlways();
        }
        slots[slot] = cursor;
        cursor.slot(slot);
        next = (slot + 1) % SLOTS;
    }

    void remove(StatementCursor cursor, int slot) {
        if (slot >= 0 && slots[slot] == cursor) {
            slots[slot] = null;
        }
    }

    void handOver() {
        for (StatementCursor cursor : slots) {
            if (cursor != null) {
                cursor.handOver();
            }
        }
    }
}

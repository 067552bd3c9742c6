package io.whence.sql;

/** Counts what an analysis does, and stops it when its budget is spent. */
final class Work {
    private final int maxOperations;
    private final int maxDepth;
    private final long deadline;
    private final int firstCheck;
    private int operations;
    private int nextCheck;
    private int depth;

    Work(Budget budget) {
        this.maxOperations = budget.maxOperations();
        this.maxDepth = budget.maxDepth();
        this.deadline = System.nanoTime() + budget.maxNanos();
        this.firstCheck = 512;
        this.nextCheck = firstCheck;
    }

    /** Takes note of one step; throws {@link Spent} when it is one too many. */
    void step() {
        if (++operations >= nextCheck) {
            check();
        }
    }

    private void check() {
        nextCheck += firstCheck;
        if (operations > maxOperations || System.nanoTime() - deadline > 0) {
            throw new Spent();
        }
    }

    /** True when one more query may be nested here; {@link #leave} ends it. */
    boolean enter() {
        if (depth >= maxDepth) {
            return false;
        }
        depth++;
        return true;
    }

    void leave() {
        depth--;
    }

    /** The budget is spent. Carries no stack: it is thrown where time is short, and always caught. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Spent() {
            super("budget spent", null, false, false);
        }
    }
}

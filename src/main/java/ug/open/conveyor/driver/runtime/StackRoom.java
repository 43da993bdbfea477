package ug.open.conveyor.driver.runtime;

/**
 * Looks whether enough of the stack is left to write an entry. A driver that calls itself for ever, and logs on the way, would else run out
 * of stack in the middle of a line of the journal.
 */
final class StackRoom {
    private static final int FRAMES = 128;

    private StackRoom() {}

    /** @throws StackOverflowError here, where it does no harm, and not later */
    static void check() {
        if (probe(FRAMES, 1, 2, 3, 4) == 0) {
            throw new IllegalStateException("the probe of the stack went wrong");
        }
    }

    /** The values that are needed after the call make each frame a large one. */
    private static long probe(int depth, long a, long b, long c, long d) {
        if (depth == 0) {
            return a + b + c + d;
        }
        return probe(depth - 1, a + d, b, c, d + 1) + (a ^ b) + (c ^ d) + 1;
    }
}

package ug.open.conveyor.driver.record;

/** How much each of several sessions that are read at once may hold: together no more than a fraction of a segment, and few open files. */
final class Windows {
    private static final int ALL = 16 << 20;
    private static final int LARGEST = 1 << 16;
    private static final int SMALLEST = 1 << 12;
    private static final int MOST_FILES = 16;

    private int sessions;
    private int size = LARGEST;
    private byte[] spare;

    void opened() {
        count(sessions + 1);
    }

    void closed() {
        count(sessions - 1);
    }

    private void count(int open) {
        sessions = open;
        size = Math.max(SMALLEST, Math.min(LARGEST, ALL / Math.max(1, open)));
    }

    /** How much one session may hold while others are read, in bytes. */
    int size() {
        return size;
    }

    /** Whether each session may keep its file open. */
    boolean mayKeepFiles() {
        return sessions <= MOST_FILES;
    }

    byte[] take() {
        byte[] taken = spare != null && spare.length == size ? spare : new byte[size];
        spare = null;
        return taken;
    }

    void giveBack(byte[] buffer) {
        spare = buffer.length == LARGEST ? buffer : spare;
    }
}

package ug.open.conveyor.driver.store.write;

/** The number of the line that each thread wrote last. Most lines come from the thread that wrote the one before, which is then not looked up. */
final class LastNumbers {
    private final ThreadLocal<long[]> last = new ThreadLocal<>();
    private Thread newest;
    private long[] ofNewest;

    /** Below zero where there is none. */
    long ofThisThread() {
        long[] n = last.get();
        return n == null ? -1 : n[0];
    }

    /** Sets that of this thread. Called under the session's lock. */
    void set(long n) {
        if (Thread.currentThread() != newest) {
            newest = Thread.currentThread();
            ofNewest = last.get();
            if (ofNewest == null) {
                ofNewest = new long[1];
                last.set(ofNewest);
            }
        }
        ofNewest[0] = n;
    }
}

package ug.open.conveyor.driver.store;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for something to become true, but not for ever. */
public final class Waiting {
    private static final long LIMIT = 30_000_000_000L;

    private Waiting() {}

    public static void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + LIMIT;
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it did not become true in 30 s");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}

package ug.open.conveyor.driver.fakes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waiting with a limit. */
public final class Await {
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(20);

    private Await() {}

    /** Waits until it is so; fails after 20 s. */
    public static void until(String what, Check so) {
        long end = System.nanoTime() + LIMIT;
        while (!holds(so)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(200_000);
        }
    }

    /** What is waited for. */
    @FunctionalInterface
    public interface Check {
        boolean holds() throws Exception;
    }

    private static boolean holds(Check so) {
        try {
            return so.holds();
        } catch (Exception e) {
            throw new AssertionError("what is waited for cannot be seen", e);
        }
    }

    /** Waits for the latch; fails after 20 s. */
    public static void latch(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(LIMIT, TimeUnit.NANOSECONDS)) {
            throw new AssertionError("waited in vain for a latch");
        }
    }
}

package ug.open.conveyor.driver.runtime;

/** Waits to the end, also on a thread that is interrupted meanwhile: it is interrupted still when the wait is over. */
public final class Uninterrupted {
    private Uninterrupted() {}

    /** Waits for the end of a thread. */
    public static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

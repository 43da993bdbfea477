package ug.open.conveyor.driver.runtime;

/**
 * Keeps an interrupt inside the author's code. The watchdog interrupts a worker only through this, and so never after the attempt has ended,
 * nor while the worker writes to the journal: a file channel closes under a thread that is interrupted.
 */
final class Gate {
    /** Why an attempt has to stop. */
    enum Cause {
        TIME_OVER,
        SESSION_ENDS
    }

    /** The state of the attempt when its code ends. */
    enum End {
        IN_TIME,
        TIME_OVER,
        SESSION_ENDS,
        /** The watchdog has given the thread up: another thread has the attempt. */
        GIVEN_UP
    }

    private final Thread worker;
    private volatile Cause cause;
    private long cancelledAt;
    private boolean over;
    private boolean givenUp;
    private boolean shielded;
    private boolean owed;

    /** @param worker the thread that runs the author's code */
    Gate(Thread worker) {
        this.worker = worker;
    }

    /** Why the attempt has to stop; null where it may go on. */
    Cause cause() {
        return cause;
    }

    /** Tells it to stop; the first cause counts. */
    synchronized void cancel(Cause why, long now) {
        if (over || cause != null) {
            return;
        }
        cause = why;
        cancelledAt = now;
        if (shielded) {
            owed = true;
        } else {
            worker.interrupt();
        }
    }

    synchronized long cancelledAt() {
        return cancelledAt;
    }

    /** The author's code is done: no interrupt from here on. */
    synchronized End end() {
        if (givenUp) {
            return End.GIVEN_UP;
        }
        over = true;
        Thread.interrupted();
        if (cause == null) {
            return End.IN_TIME;
        }
        return cause == Cause.TIME_OVER ? End.TIME_OVER : End.SESSION_ENDS;
    }

    /** Takes the attempt from its worker; false where the author's code has ended after all. */
    synchronized boolean giveUp() {
        if (over || givenUp) {
            return false;
        }
        over = true;
        givenUp = true;
        return true;
    }

    /** Takes an interrupt off the current thread, which is about to write. The return value goes into {@link #unshield}. */
    boolean shield() {
        if (Thread.currentThread() != worker) {
            return Thread.interrupted();
        }
        synchronized (this) {
            shielded = true;
            return Thread.interrupted();
        }
    }

    /** Puts back the interrupt that {@link #shield} took, or one that came meanwhile. */
    void unshield(boolean interrupted) {
        if (Thread.currentThread() != worker) {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        synchronized (this) {
            shielded = false;
            if (interrupted || owed) {
                worker.interrupt();
            }
            owed = false;
        }
    }
}

package ug.open.conveyor.driver.record;

import java.util.concurrent.locks.LockSupport;
import ug.open.conveyor.driver.runtime.Time;

/** Sees to it that what a session has buffered does not stay there. A thread of its own, made when there is first something to wait for. */
final class Ticker implements Runnable {
    private final SessionWriter writer;
    private final Time time;
    private final long nanos;
    private volatile Thread thread;
    private volatile boolean armed;
    private volatile boolean stopped;

    Ticker(SessionWriter writer, Time time, long nanos) {
        this.writer = writer;
        this.time = time;
        this.nanos = nanos;
    }

    /** Something was buffered. Called under the session's lock. */
    void arm() {
        if (armed || stopped) {
            return;
        }
        armed = true;
        if (thread == null) {
            thread = new Thread(this, "run store");
            thread.setDaemon(true);
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            if (armed) {
                time.park(nanos);
                armed = false; // before the look: what comes behind it arms again
                writer.tick();
            } else {
                LockSupport.park(this);
            }
        }
    }

    void stop() {
        stopped = true;
        Thread ticking = thread;
        if (ticking != null) {
            LockSupport.unpark(ticking);
        }
    }
}

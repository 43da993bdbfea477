package ug.open.conveyor.driver.store.write;

import java.io.Flushable;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import ug.open.conveyor.driver.runtime.Time;

/** Flushes what a session has buffered some time ago. Its thread starts with the first line that has to wait. */
final class FlushTimer implements Runnable {
    private final Flushable buffered;
    private final Time time;
    private final long nanos;
    private volatile Thread thread;
    private volatile boolean armed;
    private volatile boolean stopped;

    FlushTimer(Flushable buffered, Time time, long nanos) {
        this.buffered = buffered;
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
                flush();
            } else {
                LockSupport.park(this);
            }
        }
    }

    private void flush() {
        try {
            buffered.flush();
        } catch (IOException e) {
            // the next call throws it again
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

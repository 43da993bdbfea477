package ug.open.conveyor.driver.store.prune;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.index.Catalog;
import ug.open.conveyor.driver.store.index.StoreFolder;

/**
 * What a session does for the store beside its work, in a thread of its own when it begins and with each new segment: the lookup files, and
 * retention where these are in order. After {@value #MILLIS} ms it begins nothing more, each time; what is left then is done next time.
 */
public final class Housekeeping implements Runnable, BooleanSupplier {
    private static final long MILLIS = 50;
    private static final long LONGEST_MILLIS = 5_000;

    private final StoreFolder folder;
    private final Retention retention;
    private final Time time;
    private Thread thread;
    private long end;
    private String own = "";

    public Housekeeping(StoreFolder folder, Retention retention, Time time) {
        this.folder = folder;
        this.retention = retention;
        this.time = time;
    }

    /** Begins, unless it is at it, for a session. */
    public synchronized void start(String session) {
        own = session;
        if (thread == null || !thread.isAlive()) {
            thread = new Thread(this, "run store housekeeping");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void run() {
        try {
            begin();
            if (new Catalog(folder).maintain(this)) { // else a look at what may go would take long
                begin();
                new Pruner(folder, own()).pruneWhereDue(retention, time.now(), this);
            }
        } catch (IOException e) {
            // a run is not disturbed by it; `runs prune` says what is wrong
        }
    }

    private synchronized String own() {
        return own;
    }

    private synchronized void begin() {
        end = time.nanos() + MILLIS * 1_000_000;
    }

    /** Whether its time is over. */
    @Override
    public synchronized boolean getAsBoolean() {
        return time.nanos() - end >= 0;
    }

    /** Waits until what it has begun is done, so that short runs keep the store in order too: at most {@value #LONGEST_MILLIS} ms. */
    public void finish() {
        Thread running;
        synchronized (this) {
            running = thread;
        }
        try {
            if (running != null) {
                running.join(LONGEST_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

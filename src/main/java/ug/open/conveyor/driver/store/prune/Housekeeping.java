package ug.open.conveyor.driver.store.prune;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.index.Catalog;
import ug.open.conveyor.driver.store.index.StoreFolder;

/**
 * What a session does for the store beside its work, in a thread of its own: the lookup files, and retention where these are in order. It does so
 * with each new segment, and when it begins where a {@link StoreBacklog} has grown. After {@value #MILLIS} ms it begins nothing more, each time; what is
 * left then is done next time.
 */
public final class Housekeeping implements Runnable, BooleanSupplier {
    private static final long MILLIS = 50;
    private static final long LONGEST_MILLIS = 5_000;

    private final StoreFolder folder;
    private final StoreBacklog backlog;
    private final Retention retention;
    private final Time time;
    private Thread thread;
    private long end;
    private volatile boolean stopped; // this has told a caller that its milliseconds are over
    private String own = "";

    public Housekeeping(StoreFolder folder, Retention retention, Time time) {
        this.folder = folder;
        this.backlog = new StoreBacklog(folder);
        this.retention = retention;
        this.time = time;
    }

    /** Begins for a session where that is due. */
    public void startWhereDue(String session) {
        if (backlog.isDue(time.now())) {
            start(session);
        }
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
                if (!stopped) {
                    backlog.clear();
                }
            }
        } catch (IOException e) {
            // a run is not disturbed by it; `runs prune` says what is wrong
        }
    }

    private synchronized String own() {
        return own;
    }

    private synchronized void begin() {
        stopped = false;
        end = time.nanos() + MILLIS * 1_000_000;
    }

    /** Whether its time is over. */
    @Override
    public synchronized boolean getAsBoolean() {
        stopped |= time.nanos() - end >= 0;
        return stopped;
    }

    /**
     * The session is over. Waits until what it has begun is done, so that short runs keep the store in order too: at most {@value #LONGEST_MILLIS} ms.
     *
     * @param bytes what the session wrote since it last began this
     */
    public void finish(long bytes) {
        Thread running;
        synchronized (this) {
            running = thread;
        }
        try {
            if (running != null) {
                running.join(LONGEST_MILLIS);
            }
            backlog.add(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // as above
        }
    }
}

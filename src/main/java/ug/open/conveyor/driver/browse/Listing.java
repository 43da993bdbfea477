package ug.open.conveyor.driver.browse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.StoreWatch;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/**
 * Reads executions, on a thread of its own: as many as are wanted and no more, in parts, and again those that may have changed, when somebody
 * has written in the store.
 */
final class Listing implements AutoCloseable {
    private static final long PART_NANOS = Duration.ofMillis(30).toNanos();
    private static final int MOST_IN_PART = 2000;
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final int REST = 10; // times what a look at the store took
    private static final Duration SLACK = Duration.ofSeconds(5); // between a time that is kept and the writing of it

    /** Takes what has been read; on the thread of the listing. */
    interface Taker {
        /** As {@link ExecutionList#found}. */
        void found(int reading, List<StoredAttempt> more, long looked, boolean end);

        /** As {@link ExecutionList#refreshed}. */
        void refreshed(int reading, List<StoredAttempt> fresh, Instant since);

        /** The store cannot be read, for the reason in this sentence. */
        void failed(String why);
    }

    private final RunStore store;
    private final Time time;
    private final Taker taker;
    private final StoreWatch watch;
    private final Thread thread = new Thread(this::work, "listing");
    private ExecutionList.Wanted wanted; // guarded by this, as the two behind it
    private Optional<Instant> unsettled = Optional.empty();
    private boolean closed;

    private int reading = -1;
    private Stream<StoredAttempt> stream = Stream.empty();
    private Iterator<StoredAttempt> attempts;
    private Set<String> met = new HashSet<>();
    private boolean over; // all of it has been read
    private long looked;
    private int sent;
    private Instant since;
    private long nextLook;

    private Listing(RunStore store, Time time, Taker taker) {
        this.store = store;
        this.time = time;
        this.taker = taker;
        watch = store.watch();
    }

    /** Begins, when something is {@link #want wanted}. */
    static Listing begin(RunStore store, Time time, Taker taker) {
        Listing listing = new Listing(store, time, taker);
        listing.thread.setDaemon(true);
        listing.thread.start();
        return listing;
    }

    /**
     * Tells what has to be there.
     *
     * @param oldest when the oldest execution began that may still change
     */
    synchronized void want(ExecutionList.Wanted what, Optional<Instant> oldest) {
        wanted = what;
        unsettled = oldest;
        notifyAll();
    }

    private void work() {
        try {
            for (ExecutionList.Wanted now = next(); now != null; now = next()) {
                try {
                    read(now);
                } catch (StoreException e) {
                    failed(e);
                } catch (UncheckedIOException e) {
                    failed(e.getCause());
                }
            }
        } catch (InterruptedException e) {
            // closed
        } finally {
            stream.close();
        }
    }

    private void failed(IOException why) {
        taker.failed(why.getMessage());
        attempts = null; // what was wanted is not there: the next look tries again
        nextLook = time.nanos() + REST * PAUSE.toNanos();
    }

    /** What is wanted, as soon as there is something to do for it; null: nothing any more. */
    private synchronized ExecutionList.Wanted next() throws InterruptedException {
        while (!closed) {
            boolean due = time.nanos() - nextLook >= 0;
            if (wanted != null && (wanted.reading() != reading || due || isShort(wanted))) {
                return wanted;
            }
            wait(PAUSE.toMillis());
        }
        return null;
    }

    private boolean isShort(ExecutionList.Wanted of) {
        return attempts != null && !over && of.have() < of.count() && of.applied() == sent;
    }

    private void read(ExecutionList.Wanted now) throws StoreException {
        if (now.reading() != reading || attempts == null) {
            begin(now);
        }
        if (isShort(now)) {
            part(now);
        } else if (time.nanos() - nextLook >= 0) {
            long begun = time.nanos();
            lookAgain();
            nextLook = time.nanos() + Math.max(PAUSE.toNanos(), REST * (time.nanos() - begun));
        }
    }

    private void begin(ExecutionList.Wanted now) throws StoreException {
        reading = now.reading();
        stream.close();
        since = time.now().minus(SLACK);
        stream = store.attempts();
        attempts = stream.iterator();
        met = new HashSet<>();
        over = false;
        looked = 0;
        sent = now.applied();
        nextLook = time.nanos() + PAUSE.toNanos();
    }

    private void part(ExecutionList.Wanted now) {
        List<StoredAttempt> more = new ArrayList<>();
        long end = time.nanos() + PART_NANOS;
        int missing = now.count() - now.have();
        boolean has = attempts.hasNext();
        for (int i = 0; has && i < MOST_IN_PART && more.size() < missing && time.nanos() < end; i++) {
            StoredAttempt attempt = attempts.next();
            looked++;
            if (isLast(attempt, met) && now.filter().takes(attempt)) {
                more.add(attempt);
            }
            has = attempts.hasNext();
        }
        sent++;
        over = !has;
        taker.found(reading, more, looked, !has);
    }

    /** Whether it is the last attempt of its execution; the newest come first. */
    private static boolean isLast(StoredAttempt attempt, Set<String> met) {
        return attempt.attempt() > 1
                ? met.add(attempt.wholeExecution())
                : met.isEmpty() || !met.contains(attempt.wholeExecution());
    }

    private void lookAgain() throws StoreException {
        if (!watch.changed()) {
            return;
        }
        Instant from = oldest();
        Instant begun = time.now();
        List<StoredAttempt> fresh = new ArrayList<>();
        Set<String> retried = new HashSet<>();
        try (Stream<StoredAttempt> newest = store.attempts(from)) {
            for (Iterator<StoredAttempt> each = newest.iterator(); each.hasNext(); ) {
                StoredAttempt attempt = each.next();
                if (attempt.started().isBefore(from)) {
                    break;
                }
                if (isLast(attempt, retried)) {
                    fresh.add(attempt);
                }
            }
        }
        taker.refreshed(reading, fresh, from);
        since = begun.minus(SLACK);
    }

    private synchronized Instant oldest() {
        return unsettled.filter(open -> open.isBefore(since)).orElse(since);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
    }
}

package ug.open.conveyor.driver.stream;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import ug.open.conveyor.driver.runtime.Envelope;

/** The events between a tap and its reader, in order: in memory while they are few, in a file when they pile up. */
final class Spool implements Closeable {
    private static final int IN_MEMORY = 4 * 1024 * 1024;
    private static final int AT_ONCE = 64 * 1024;
    private static final int OVERHEAD = 200; // what an event takes beside its bytes, about

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Queue<Envelope> near = new ArrayDeque<>();
    private final Path folder;
    private long nearBytes;
    private SpoolFile far;
    private boolean closed;

    /** @param folder for the file, if there is need of one */
    Spool(Path folder) {
        this.folder = folder;
    }

    /**
     * Adds one behind the others.
     *
     * @throws IOException where the file cannot be written; the other events stay
     */
    void add(Envelope event) throws IOException {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            boolean fits = near.isEmpty() || nearBytes + size(event) <= IN_MEMORY;
            if (fits && (far == null || far.isEmpty())) {
                near.add(event);
                nearBytes += size(event);
            } else {
                file().add(event);
            }
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    private SpoolFile file() throws IOException {
        if (far == null) {
            far = new SpoolFile(folder);
        }
        return far;
    }

    private static long size(Envelope event) {
        return OVERHEAD + event.body().length + event.subject().length();
    }

    /**
     * Takes the oldest, for which it waits.
     *
     * @return empty where none came in this time
     * @throws InterruptedException nothing is taken then
     */
    Optional<Envelope> take(Duration atMost) throws InterruptedException, IOException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (left > 0 && !closed && isEmpty()) {
                left = arrived.awaitNanos(left);
            }
            return closed || isEmpty() ? Optional.empty() : Optional.of(oldest());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes some of the oldest, for which it waits: at a time, since each look at the spool costs who fills it.
     *
     * @param into gets them; it gets none where none came in this time
     */
    void take(Duration atMost, Queue<Envelope> into) throws InterruptedException, IOException {
        Optional<Envelope> first = take(atMost);
        if (first.isEmpty()) {
            return;
        }
        into.add(first.get());
        lock.lockInterruptibly();
        try {
            long bytes = size(first.get());
            while (!closed && !near.isEmpty() && bytes < AT_ONCE) {
                Envelope next = oldest();
                bytes += size(next);
                into.add(next);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Events in memory are older than those in the file. */
    private Envelope oldest() throws IOException {
        Envelope event = near.poll();
        if (event == null) {
            return far.read();
        }
        nearBytes -= size(event);
        return event;
    }

    private boolean isEmpty() {
        return near.isEmpty() && (far == null || far.isEmpty());
    }

    /** How many were added and not taken. */
    long size() {
        lock.lock();
        try {
            return near.size() + (far == null ? 0 : far.size());
        } finally {
            lock.unlock();
        }
    }

    /** Drops its content and wakes a thread that waits. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            near.clear();
            arrived.signalAll();
            if (far != null) {
                far.close();
                far = null;
            }
        } finally {
            lock.unlock();
        }
    }
}

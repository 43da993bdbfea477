package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Reads one pipe to its end on a thread of its own, and hands it to a splitter. */
final class LinePump {
    private static final int BLOCK = 64 * 1024; // a pipe of Linux holds as much

    private static final int FIRST_BLOCK = 4 * 1024; // most commands print less

    private static final int MOMENT_MILLIS = 2;

    private static final byte[] NOTHING = {};

    private final Source source;
    private final LineSplitter lines;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long bytes;
    private volatile boolean busy;
    private volatile boolean empty = true;
    private volatile byte[] begun = NOTHING;
    private boolean released;
    private RuntimeException failure;

    private LinePump(Source source, LineSplitter lines) {
        this.source = source;
        this.lines = lines;
    }

    /** Opens the pipe, on the thread that reads it. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Starts to read.
     *
     * @throws IOException when the source cannot be opened
     */
    static LinePump start(Source source, LineSplitter lines, Executor readers) throws IOException {
        LinePump pump = new LinePump(source, lines);
        readers.execute(pump::run);
        try {
            pump.opened.join(); // not interruptible: what was started must be known to be stopped
            return pump;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof IOException refused) {
                throw refused;
            }
            throw failed;
        }
    }

    /** One that reads what is open already, and does not yet. */
    static LinePump of(InputStream in, LineSplitter lines) {
        return new LinePump(() -> in, lines);
    }

    /** Reads on this thread; gives whether that came to the end, and not to an error. */
    boolean readHere(InputStream in) {
        try {
            read(in);
            ended.countDown();
            return true;
        } catch (IOException woken) {
            return false;
        }
    }

    /** Reads on another thread. */
    LinePump readOn(Executor readers) {
        readers.execute(this::run);
        return this;
    }

    private void run() {
        try (InputStream in = source.open()) { // a named pipe has another reader next time
            // When a process ends, the JDK takes what is in its pipe at that moment and closes it: what a helper such
            // as
            // a tee has yet to write would be lost. It needs this monitor to do so, and waits until the pipe has ended.
            synchronized (in) {
                opened.complete(null);
                read(in);
            }
        } catch (IOException | RuntimeException | Error failed) {
            opened.completeExceptionally(failed); // without effect on one that was open: an error is as good as its end
        } finally {
            ended.countDown();
        }
    }

    private void read(InputStream in) throws IOException {
        byte[] block = new byte[FIRST_BLOCK];
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
            empty = false;
            take(block, count);
            empty = in.available() == 0;
            if (count == FIRST_BLOCK) {
                block = new byte[BLOCK];
            }
        }
    }

    /** After {@link #release} the pipe is still read, so that whoever holds it is not blocked, but goes nowhere. */
    private synchronized void take(byte[] block, int count) {
        bytes += count;
        if (!released && failure == null) {
            busy = true;
            try {
                lines.feed(block, 0, count);
                begun = lines.isEmpty() ? NOTHING : lines.begun();
            } catch (RuntimeException broken) {
                failure = broken;
            } finally {
                busy = false;
            }
        }
    }

    /** The number of bytes read. */
    long bytes() {
        return bytes;
    }

    /** The bytes of the line that has not ended yet, or the first of them. */
    byte[] begun() {
        return begun;
    }

    /** Whether what was read is being handed over at this moment. */
    boolean busy() {
        return busy;
    }

    /** Waits until the pipe was empty for a moment and all that came was handed over, for at most this number of moments. */
    void catchUp(int moments) throws InterruptedException {
        long before = -1;
        for (int each = 0; each < moments; each++) {
            long now = bytes;
            if (empty && now == before || awaitEnd(MOMENT_MILLIS)) {
                return;
            }
            before = now;
        }
    }

    /** Whether the pipe has ended, waiting this long for it. */
    boolean awaitEnd(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Whether the pipe has ended. */
    boolean isOver() {
        return ended.getCount() == 0;
    }

    /** Hands over the last line; nothing is handed over after that. Idempotent. */
    synchronized void release() {
        if (!released) {
            released = true;
            begun = NOTHING;
            if (failure != null) {
                throw failure;
            }
            lines.end();
        }
    }
}

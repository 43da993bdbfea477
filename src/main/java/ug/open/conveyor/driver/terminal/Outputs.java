package ug.open.conveyor.driver.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import ug.open.conveyor.driver.json.Buffer;

/**
 * Standard output and standard error, buffered. What is put together under this object's monitor stays together; where both end in the same
 * place, all of it stays in order.
 *
 * <p>Nothing is written under the monitor, so that a stream that blocks, or a journal that is flushed first, keeps nobody from noting something.
 */
final class Outputs {
    private static final int FULL = 64 * 1024;

    private final OutputStream out;
    private final OutputStream err;
    private final boolean merged;
    private final Console.BeforeWrite beforeWrite;
    private final Runnable onClosed;
    private final LiveArea area;

    /** Held while something is written, and taken before the monitor. */
    private final ReentrantLock writing = new ReentrantLock();

    private Buffer data = new Buffer(8192);
    private Buffer notes = new Buffer(8192);
    private Buffer writtenData = new Buffer(8192);
    private Buffer writtenNotes = new Buffer(8192);
    private boolean outClosed;
    private boolean errClosed;

    Outputs(ConsoleBuilder from) {
        out = from.out;
        err = from.err;
        merged = from.sameTarget;
        beforeWrite = from.beforeWrite;
        onClosed = from.onClosed;
        area = new LiveArea();
    }

    /** For standard output; under the monitor. */
    Buffer data() {
        return data;
    }

    /** For standard error; under the monitor. */
    Buffer notes() {
        return merged ? data : notes;
    }

    /** Whether it is time to write; under the monitor. */
    boolean full() {
        return data.length() >= FULL || notes.length() >= FULL;
    }

    /** Writes what there is, and below it the lines of the live area as they are now. Not under the monitor. */
    void write(List<String> live) {
        boolean wasOpen;
        boolean isOpen;
        writing.lock();
        try {
            wasOpen = !outClosed;
            swap();
            boolean something = writtenData.length() + writtenNotes.length() > 0;
            if (something) {
                prepare();
            }
            if (merged) {
                outClosed |= !put(out, area.around(writtenData, live), outClosed);
            } else {
                outClosed |= !put(out, writtenData, outClosed);
                errClosed |= !put(err, area.around(writtenNotes, live), errClosed);
            }
            writtenData.clear();
            writtenNotes.clear();
            isOpen = !outClosed;
        } finally {
            writing.unlock();
        }
        if (wasOpen && !isOpen) {
            onClosed.run(); // not under the lock: who stops the session may tell us of it
        }
    }

    private synchronized void swap() {
        Buffer free = writtenData;
        writtenData = data;
        data = free;
        free = writtenNotes;
        writtenNotes = notes;
        notes = free;
    }

    private void prepare() {
        try {
            beforeWrite.run();
        } catch (IOException e) {
            // the journal cannot write: the driver manager meets the same, and it is the one that acts on it
        }
    }

    /** Gives whether the stream still takes something. */
    private static boolean put(OutputStream stream, Buffer bytes, boolean closed) {
        if (closed || bytes.length() == 0) {
            return !closed;
        }
        try {
            bytes.writeTo(stream);
            stream.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

package ug.open.conveyor.driver.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BooleanSupplier;
import ug.open.conveyor.driver.store.index.SegmentFile;
import ug.open.conveyor.driver.store.index.StoreFile;
import ug.open.conveyor.driver.wire.RecordedLine;

/**
 * Reads the lines of a segment on a thread of its own, some blocks ahead of who takes them: lines are found and checked while those before are
 * used. They come in order, and so does what ends the reading.
 */
final class LinesAhead implements SegmentFile.Lines {
    private static final int MOST_BYTES = 1 << 16; // of a block
    private static final int MOST_LINES = 256;
    private static final int BLOCKS = 3;
    private static final long PAUSE = 5; // ms between two looks at a segment that grows

    private final Check check;
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
    private Block block = new Block(); // the one that is being filled
    private Throwable failure; // known when the last block comes

    /** Reads lines. */
    interface Check {
        /** Whether a line is of use; the others are passed over, whole or damaged. */
        default boolean wants(byte[] buffer, int from, int to) {
            return true;
        }

        /** False where it is damaged. */
        boolean read(RecordedLine line, byte[] buffer, int from, int to);
    }

    /** Takes lines, on the thread that asked for them. */
    interface Taker {
        /** One line that is whole; the bytes are valid during the call only. */
        void line(RecordedLine line, byte[] buffer, int from, int to, long at) throws IOException;

        /** One that is damaged, by its offset in the segment. */
        void damaged(long at);
    }

    private LinesAhead(Check check) {
        this.check = check;
        for (int i = 1; i < BLOCKS; i++) {
            free.add(new Block());
        }
    }

    /**
     * Gives all lines of a segment.
     *
     * @param over whether nobody writes it any more; until then it is read as it grows
     * @throws java.io.FileNotFoundException where the segment is gone
     * @throws IOException of reading, or of the taker, which gets no more lines then
     */
    static void read(Path segment, BooleanSupplier over, Check check, Taker taker) throws IOException {
        LinesAhead ahead = new LinesAhead(check);
        Thread reading = new Thread(() -> ahead.read(segment, over), "lines ahead");
        reading.setDaemon(true);
        reading.start();
        try {
            ahead.give(taker);
        } finally {
            reading.interrupt(); // it has ended, or waits for a block
        }
    }

    private void read(Path segment, BooleanSupplier over) {
        try (RandomAccessFile in = StoreFile.open(segment)) {
            byte[] room = new byte[MOST_BYTES];
            boolean last = over.getAsBoolean();
            long at = SegmentFile.read(in, 0, Long.MAX_VALUE, room, this);
            while (!last) {
                pause();
                last = over.getAsBoolean();
                at = SegmentFile.read(in, at, Long.MAX_VALUE, room, this);
            }
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
        block.isLast = true;
        full.add(block);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new IOException(e); // nobody takes them any more
        }
    }

    private void give(Taker taker) throws IOException {
        for (Block next = uninterrupted(full); ; next = uninterrupted(full)) {
            next.giveTo(taker);
            if (next.isLast) {
                break;
            }
            free.add(next);
        }
        if (failure instanceof IOException problem) {
            throw problem;
        }
        if (failure instanceof RuntimeException problem) {
            throw problem;
        }
        if (failure instanceof Error problem) {
            throw problem;
        }
    }

    /** Who is interrupted, as where a session was ended, still gets all lines. */
    private static Block uninterrupted(BlockingQueue<Block> queue) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return queue.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void line(byte[] buffer, int from, int to, long at) throws IOException {
        if (!check.wants(buffer, from, to)) {
            return;
        }
        if (to - from > MOST_BYTES) {
            lend(buffer, from, to, at);
            return;
        }
        makeRoom(to - from);
        block.copy(buffer, from, to, at, check);
    }

    @Override
    public void tooLong(long at) throws IOException {
        makeRoom(0);
        block.damaged(at);
    }

    private void makeRoom(int length) throws IOException {
        if (!block.hasRoom(length)) {
            full.add(block);
            block = next();
        }
    }

    /** A long line is not copied, so that it takes no more memory than without this: the reader waits until it is used. */
    private void lend(byte[] buffer, int from, int to, long at) throws IOException {
        full.add(block);
        Block lent = next();
        lent.lend(buffer, from, to, at, check);
        full.add(lent);
        Deque<Block> used = new ArrayDeque<>();
        for (block = next(); block != lent; block = next()) {
            used.add(block);
        }
        free.addAll(used);
    }

    private Block next() throws IOException {
        try {
            return free.take();
        } catch (InterruptedException e) {
            throw new IOException(e); // nobody takes them any more
        }
    }

    /** Some lines that come one behind the other. */
    private static final class Block {
        private final byte[] own = new byte[MOST_BYTES];
        private final RecordedLine[] lines = new RecordedLine[MOST_LINES];
        private final boolean[] whole = new boolean[lines.length];
        private final int[] ends = new int[lines.length];
        private final long[] places = new long[lines.length];
        private byte[] bytes = own;
        private int first; // byte
        private int count;
        private boolean isLast;

        private int end() {
            return count == 0 ? first : ends[count - 1];
        }

        boolean hasRoom(int length) {
            return count < MOST_LINES && end() + length <= own.length;
        }

        void copy(byte[] buffer, int from, int to, long at, Check check) {
            int begin = end();
            System.arraycopy(buffer, from, own, begin, to - from);
            add(begin, begin + to - from, at, check);
        }

        void lend(byte[] buffer, int from, int to, long at, Check check) {
            bytes = buffer;
            first = from;
            add(from, to, at, check);
        }

        private void add(int from, int to, long at, Check check) {
            RecordedLine line = lines[count] == null ? new RecordedLine() : lines[count];
            lines[count] = line;
            whole[count] = check.read(line, bytes, from, to);
            ends[count] = to;
            places[count++] = at;
        }

        void damaged(long at) {
            whole[count] = false;
            ends[count] = end();
            places[count++] = at;
        }

        void giveTo(Taker taker) throws IOException {
            int from = first;
            for (int i = 0; i < count; i++) {
                if (whole[i]) {
                    taker.line(lines[i], bytes, from, ends[i], places[i]);
                } else {
                    taker.damaged(places[i]);
                }
                from = ends[i];
            }
            if (bytes != own) {
                bytes = own;
                lines[0] = null; // it would keep what was lent
            }
            first = 0;
            count = 0;
        }
    }
}

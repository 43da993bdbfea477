package ug.open.conveyor.driver.loader;

import java.util.Arrays;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.json.LongWords;
import ug.open.conveyor.driver.runtime.LogEntry;

/**
 * Cuts a stream of bytes into lines, in memory that does not grow with the line.
 *
 * <p>A line ends with a line feed, or with the stream. A carriage return ends a state of a progress line, of which only the last is kept;
 * right before a line feed it is part of the line's end. A line over {@link LogEntry#MAX_MESSAGE} goes on in pieces.
 */
final class LineSplitter {
    private static final int LIMIT = LogEntry.MAX_MESSAGE;

    private static final byte[] NOTHING = {};
    private static final int MOST_LOOKED_AT = 4_096;
    private static final int MOST_SHOWN = 1_000; // bytes: more than a line of a terminal
    private static final int MANY = 1 << 13; // lines, before there is enough to do for LongWords

    private final Sink sink;
    private byte[] pending = new byte[0];
    private int length;
    private int lines;
    private boolean isPlain; // the line whose end was found last, as far as it is in the chunk

    LineSplitter(Sink sink) {
        this.sink = sink;
    }

    /** Takes lines. The buffers are valid during a call only. */
    interface Sink {
        /** The rest of a line, which is all of it where no {@link #piece} came before. */
        void line(byte[] buffer, int from, int to);

        /** A whole line of printable ASCII alone. */
        default void plainLine(byte[] buffer, int from, int to) {
            line(buffer, from, to);
        }

        /**
         * The beginning of a line that is too long, {@link LogEntry#MAX_MESSAGE} bytes from the start of the buffer.
         *
         * @return the end of it that shall be given again, with what follows
         */
        byte[] piece(byte[] buffer);
    }

    /** Takes the next bytes of the stream. */
    void feed(byte[] chunk, int from, int to) {
        int start = from;
        for (int end = lineEnd(chunk, start, to); end >= 0; end = lineEnd(chunk, start, to)) {
            if (isPlain && length == 0 && end - start <= LIMIT) {
                sink.plainLine(chunk, start, end);
            } else {
                endLine(chunk, start, end);
            }
            start = end + 1;
        }
        append(chunk, start, to);
    }

    /** Where the line ends; -1 where that is not in the chunk. */
    private int lineEnd(byte[] chunk, int from, int to) {
        isPlain = false;
        if (lines < MANY) {
            lines++;
            return Bytes.lineEnd(chunk, from, to);
        }
        int end = LongWords.plainEnd(chunk, from, to);
        isPlain = end < to && chunk[end] == '\n';
        return isPlain ? end : LongWords.find((byte) '\n', chunk, end, to);
    }

    /** The stream has ended: what is left is a line too. */
    void end() {
        if (length > 0) {
            lastState(pending, 0, length);
            length = 0;
        }
    }

    /** What the line that has not ended shows at this moment, or the beginning of that, in a new array. */
    byte[] begun() {
        int from = Math.max(0, length - MOST_LOOKED_AT);
        int end = length;
        while (end > from && pending[end - 1] == '\r') {
            end--;
        }
        int start = end;
        while (start > from && pending[start - 1] != '\r') {
            start--;
        }
        return end == 0 ? NOTHING : Arrays.copyOfRange(pending, start, Math.min(end, start + MOST_SHOWN));
    }

    /** Whether no line is begun. */
    boolean isEmpty() {
        return length == 0;
    }

    private void endLine(byte[] chunk, int from, int to) {
        if (length == 0 && to - from <= LIMIT) {
            lastState(chunk, from, to);
            return;
        }
        append(chunk, from, to);
        lastState(pending, 0, length);
        length = 0;
    }

    private void lastState(byte[] buffer, int from, int to) {
        int end = to;
        while (end > from && buffer[end - 1] == '\r') {
            end--;
        }
        sink.line(buffer, afterReturn(buffer, from, end), end);
    }

    private static int afterReturn(byte[] buffer, int from, int end) {
        int start = end;
        while (start > from && buffer[start - 1] != '\r') {
            start--;
        }
        return start;
    }

    private void append(byte[] chunk, int from, int to) {
        for (int at = from; at < to; ) {
            int count = Math.min(to - at, LIMIT + 1 - length);
            makeRoom(length + count);
            System.arraycopy(chunk, at, pending, length, count);
            length += count;
            at += count;
            while (length > 1 && pending[length - 1] == '\r' && pending[length - 2] == '\r') {
                length--; // returns in a row are one, or a million of them would be looked through again and again
            }
            if (length > LIMIT) {
                shorten();
            }
        }
    }

    private void makeRoom(int size) {
        if (size > pending.length) {
            pending = Arrays.copyOf(pending, Math.min(LIMIT + 1, Math.max(size, Math.max(1024, 2 * pending.length))));
        }
    }

    /** One byte too many: forget states that a later one has replaced, or else give a piece away. */
    private void shorten() {
        int end = pending[length - 1] == '\r' ? length - 1 : length;
        int state = afterReturn(pending, 0, end);
        if (state > 0) {
            drop(state, new byte[0]);
        } else {
            drop(LIMIT, sink.piece(pending));
        }
    }

    private void drop(int count, byte[] again) {
        int rest = length - count;
        System.arraycopy(pending, count, pending, again.length, rest);
        System.arraycopy(again, 0, pending, 0, again.length);
        length = again.length + rest;
    }
}

package ug.open.conveyor.driver.input;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.ZipException;
import ug.open.conveyor.driver.wire.InputFormatException;

/** A stretch of an input in memory that moves along: unpacked, without byte order mark. */
final class InputWindow implements Closeable {
    private static final int STEP = 1 << 16;

    private final Input input;
    private final InputStream in;
    private final boolean packed;
    private byte[] bytes = new byte[2 * STEP];
    private int start;
    private int end;
    private long before;
    private long line = 1;
    private int column = 1;

    private InputWindow(Input input, InputStream in, boolean packed) {
        this.input = input;
        this.in = in;
        this.packed = packed;
    }

    /**
     * Opens an input at its beginning.
     *
     * @throws InputFormatException where there is none, or it is of no use
     */
    static InputWindow open(Input input) throws IOException {
        Ahead raw = new Ahead(input.open());
        try {
            boolean packed = raw.startsWith(0x1f, 0x8b);
            InputWindow window = new InputWindow(input, packed ? new GzipParts(raw, STEP) : raw, packed);
            window.passMark();
            return window;
        } catch (EOFException e) {
            raw.close();
            throw input.problem("the gzip data is cut short at its head", "a whole file");
        } catch (ZipException e) {
            raw.close();
            throw input.problem("the gzip data is damaged in its head", "a whole file");
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    Input input() {
        return input;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The first byte that was not passed. */
    int start() {
        return start;
    }

    /** Behind the last byte that was read. */
    int end() {
        return end;
    }

    /** The number of the line that {@link #start} is in, from 1. */
    long line() {
        return line;
    }

    /** The column, in characters, that {@link #start} is at, from 1. */
    int column() {
        return column;
    }

    /** Whether the input is packed by gzip. */
    boolean packed() {
        return packed;
    }

    /** Whether offsets are those of a file. */
    boolean isFile() {
        return input.path().isPresent() && !packed;
    }

    /** How many bytes of the unpacked input are before this place. */
    long offset(int place) {
        return before + place;
    }

    /** Goes on to another start, and so lets go of what is before it. */
    void pass(int to) {
        for (int i = start; i < to; i++) {
            if (bytes[i] == '\n') {
                line++;
                column = 1;
            } else if ((bytes[i] & 0xc0) != 0x80) {
                column++;
            }
        }
        start = to;
    }

    /** Goes on within a line, without counting columns. */
    void passWithin(int to) {
        start = to;
    }

    /** Goes on to the start of the next line. */
    void passLine(int to) {
        line++;
        column = 1;
        start = to;
    }

    /**
     * Reads more behind {@link #end}. Places may move: they are counted from {@link #start}, which may be another afterwards.
     *
     * @return false at the end of the input
     */
    boolean fill() throws IOException {
        if (end == bytes.length || end + STEP / 4 > bytes.length) {
            makeRoom();
        }
        try {
            int read = in.read(bytes, end, bytes.length - end);
            end += Math.max(0, read);
            return read > 0;
        } catch (EOFException e) {
            throw broken("the gzip data is cut short: it ends in or behind this line");
        } catch (ZipException e) {
            throw broken("the gzip data " + e.getMessage());
        }
    }

    /** What is behind {@link #start}, as a stream; lines and columns are not counted then. */
    InputStream stream() {
        return new Rest();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private InputFormatException broken(String problem) {
        return new InputFormatException(input.name(), line, 0, problem, "a whole file").ending();
    }

    private void makeRoom() {
        if (start > bytes.length / 2 || start == end) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
        } else {
            byte[] more = new byte[(int) Math.min(Integer.MAX_VALUE - 16L, bytes.length * 2L)];
            System.arraycopy(bytes, start, more, 0, end - start);
            bytes = more;
        }
        before += start;
        end -= start;
        start = 0;
    }

    private void passMark() throws IOException {
        while (end < 3 && fill()) {
            // a pipe may give one byte at a time
        }
        if (startsWith(0xef, 0xbb, 0xbf)) {
            start = 3;
        } else if (startsWith(0xff, 0xfe) || startsWith(0xfe, 0xff)) {
            throw input.problem("is UTF-16 text", "UTF-8");
        }
    }

    private boolean startsWith(int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (end <= i || (bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private final class Rest extends InputStream {
        @Override
        public int read() throws IOException {
            return start < end || fill() ? bytes[start++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (length == 0 || start == end && !fill()) {
                return length == 0 ? 0 : -1;
            }
            int count = Math.min(length, end - start);
            System.arraycopy(bytes, start, into, at, count);
            start += count;
            return count;
        }
    }

    /** An input whose first bytes are looked at. */
    private static final class Ahead extends PushbackInputStream {
        Ahead(InputStream in) {
            super(in, 2);
        }

        /** Whether the next two bytes are these. */
        boolean startsWith(int one, int two) throws IOException {
            int first = read();
            int second = first < 0 ? -1 : read();
            if (second >= 0) {
                unread(second);
            }
            if (first >= 0) {
                unread(first);
            }
            return first == one && second == two;
        }
    }
}

package ug.open.conveyor.driver.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jline.utils.NonBlockingReader;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.terminal.Key.Kind;

/**
 * The whole screen of the terminal, on its second page: closing it brings the first page back. A thread of its own reads the keys. It
 * draws only rows that change. Safe for several threads, since a signal may leave it at any time.
 */
public final class FullScreen implements AutoCloseable {
    // turns to the other page, hides the cursor, cuts long lines, and has the terminal mark pasted text
    private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[?2004h";
    private static final String LEAVE = "\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[0m\u001b[?1049l";
    private static final String BEGIN_FRAME =
            "\u001b[?2026h\u001b[?25l"; // a terminal that knows it shows the frame as a whole
    private static final String END_FRAME = "\u001b[?2026l";
    private static final long LOOK_MILLIS = 1000;
    private static final long ESCAPE_MILLIS = 50;

    /**
     * What is to be seen.
     *
     * @param rows clean text, from the top; at most as many as the screen has, each at most as wide
     * @param cursorRow where a person types, from 0; -1: nowhere
     * @param cursorColumn the same
     */
    public record Frame(List<String> rows, int cursorRow, int cursorColumn) {
        /** Keeps a copy. */
        public Frame {
            rows = List.copyOf(rows);
        }

        /** Written out: {@code equals} of a record costs a start 20 ms. */
        private boolean isAs(Frame other) {
            return cursorRow == other.cursorRow && cursorColumn == other.cursorColumn && rows.equals(other.rows);
        }
    }

    private final OutputStream out;
    private final Consumer<Key> taker;
    private final Buffer buffer = new Buffer(8192);
    private TerminalSize.Size size;
    private Frame shown;
    private RawTerminal terminal; // null: not taken yet
    private boolean away; // stopped by Ctrl-Z
    private boolean closed;

    private FullScreen(OutputStream out, Consumer<Key> taker) {
        this.out = out;
        this.taker = taker;
    }

    /**
     * Takes the screen.
     *
     * @param out the terminal
     * @param taker takes each key, on the thread of the keys
     */
    public static FullScreen open(OutputStream out, Consumer<Key> taker) throws IOException {
        FullScreen screen = new FullScreen(out, taker);
        screen.write(ENTER);
        return screen;
    }

    /** Takes the keys, from a moment later on: it takes a while. */
    public void takeKeys() {
        Thread keys = new Thread(this::read, "keys");
        keys.setDaemon(true);
        keys.start();
    }

    private void read() {
        KeyParser parser = new KeyParser(taker);
        try {
            RawTerminal taken = take();
            int read = NonBlockingReader.READ_EXPIRED;
            while (taken != null && read != NonBlockingReader.EOF && !isClosed()) {
                read = taken.read(parser.isOpen() ? ESCAPE_MILLIS : LOOK_MILLIS);
                if (read >= 0) {
                    parser.accept((char) read);
                } else if (parser.isOpen()) {
                    parser.quiet();
                }
            }
        } catch (IOException e) {
            // it is gone
        }
        if (!isClosed()) {
            taker.accept(Key.of(Kind.GONE));
        }
    }

    private RawTerminal take() throws IOException {
        RawTerminal taken = RawTerminal.open();
        synchronized (this) {
            if (closed) {
                taken.close();
                return null;
            }
            terminal = taken;
        }
        forget(); // keys that came before were shown, in the middle of the screen
        taker.accept(Key.of(Kind.OTHER));
        return taken;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Draws what differs from what is there. */
    public synchronized void paint(Frame frame, TerminalSize.Size now) throws IOException {
        boolean anew = shown == null || now.rows() != size.rows() || now.columns() != size.columns();
        if (closed || away || !anew && frame.isAs(shown)) {
            return;
        }
        buffer.clear();
        buffer.ascii(BEGIN_FRAME);
        if (anew) {
            buffer.ascii("\u001b[0m\u001b[2J");
        }
        for (int row = 0; row < now.rows(); row++) {
            String text = row < frame.rows().size() ? frame.rows().get(row) : "";
            boolean same = !anew && (row < shown.rows().size() ? shown.rows().get(row) : "").equals(text);
            if (!same) {
                buffer.ascii(at(row, 0) + "\u001b[K");
                buffer.utf8(text);
                buffer.ascii(Tone.RESET);
            }
        }
        if (frame.cursorRow() >= 0) {
            buffer.ascii(at(frame.cursorRow(), frame.cursorColumn()) + "\u001b[?25h");
        }
        buffer.ascii(END_FRAME);
        shown = frame;
        size = now;
        buffer.writeTo(out);
        out.flush();
    }

    private static String at(int row, int column) {
        return "\u001b[" + (row + 1) + ";" + (column + 1) + "H";
    }

    /** Draws all of the next frame: something else may have written on the screen. */
    public synchronized void forget() {
        shown = null;
    }

    /** Before Ctrl-Z stops the process: gives the terminal back as it was. */
    public synchronized void leave() {
        if (!closed && !away) {
            away = true;
            if (terminal != null) {
                terminal.pause();
            }
            writeQuietly(LEAVE);
        }
    }

    /** The process goes on: takes the terminal again. */
    public synchronized void enter() {
        if (!closed && away) {
            away = false;
            if (terminal != null) {
                terminal.resume();
            }
            writeQuietly(ENTER);
            shown = null;
        }
    }

    private void write(String sequence) throws IOException {
        buffer.clear();
        buffer.ascii(sequence);
        buffer.writeTo(out);
        out.flush();
    }

    private void writeQuietly(String sequence) {
        try {
            write(sequence);
        } catch (IOException e) {
            // the terminal is gone, and with it all that would have to be restored
        }
    }

    /** Gives the terminal back as it was. Idempotent. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        leave();
        closed = true;
        if (terminal != null) {
            terminal.close();
        }
    }
}

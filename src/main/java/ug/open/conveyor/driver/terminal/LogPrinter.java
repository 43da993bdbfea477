package ug.open.conveyor.driver.terminal;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import ug.open.conveyor.driver.runtime.LogSource;
import ug.open.conveyor.driver.wire.JsonLine;

/**
 * Prints log lines of a recording: as text, as they are kept, or their messages alone. Bytes in, bytes out: it costs a command that prints a
 * thousand lines and ends nearly nothing.
 *
 * <p>The stream is written to in pieces of 64 KiB and by {@link #flush}; when lines are followed, also within 50 ms. It is never closed: it is
 * standard output.
 */
public final class LogPrinter implements LogSource.LogSink, Flushable, Closeable {
    /** The values of {@code -o}. */
    public enum Format {
        /** For people: columns as wanted, the message, its labels. */
        TEXT,
        /** The lines as they are kept, untouched; a terminal is given what it may obey as escapes of JSON, by who opened it. */
        JSON,
        /** The messages alone; off a terminal byte for byte what the driver wrote. */
        RAW
    }

    /**
     * What is printed of a line.
     *
     * @param format how
     * @param times text only: the time
     * @param zone text only: how times are shown
     * @param runs text only: the run id, shortened on a terminal
     * @param drivers text only: the driver's name
     * @param follow whether somebody waits for each line
     */
    public record Options(Format format, boolean times, Times zone, boolean runs, boolean drivers, boolean follow) {}

    private static final int FULL = 64 * 1024;
    private static final long FLUSH_MILLIS = 50;

    private final OutputStream out;
    private final Surface surface;
    private final Format format;
    private final Times zone;
    private final JsonLine line = new JsonLine(LogLine.MEMBERS);
    private final LogLine text;
    private final RawLine raw;
    private final Bytes buffer = new Bytes(FULL + 8192);
    private final Ticker ticker;
    private IOException failed;
    private ExecutionHeading heading; // of the lines to come, null: it is written, or there is none

    /** Prints on the stream, which is what the surface says. */
    public LogPrinter(OutputStream out, Surface surface, Options options) {
        this.out = out;
        this.surface = surface;
        format = options.format();
        zone = options.zone();
        text = new LogLine(surface, options, line);
        raw = new RawLine(surface, line);
        ticker = options.follow() ? Ticker.start("log-flush", FLUSH_MILLIS, this::flushQuietly) : null;
    }

    /** Marks matches in the messages, where there are colours. */
    public void highlight(Highlighter highlighter) {
        text.highlight(highlighter);
    }

    @Override
    public synchronized void line(byte[] bytes, int from, int to) throws IOException {
        if (failed != null) {
            throw failed;
        }
        if (heading != null) {
            writeHeading();
        }
        if (format == Format.JSON) {
            buffer.add(bytes, from, to);
            buffer.add('\n');
        } else if (!line.read(bytes, from, to)) {
            text.unreadable(bytes, from, to, buffer);
        } else if (format == Format.TEXT) {
            text.append(bytes, buffer);
        } else {
            raw.append(bytes, buffer);
        }
        if (buffer.length() >= FULL) {
            write();
        }
    }

    /**
     * Puts this above the lines that follow; nothing where the messages stand alone.
     *
     * @param always also where no line follows
     */
    public synchronized void heading(ExecutionHeading next, boolean always) {
        heading = next;
        if (always) {
            writeHeading();
        }
    }

    private void writeHeading() {
        end();
        if (format == Format.TEXT) {
            buffer.utf8(heading.text(surface, zone));
            buffer.add('\n');
        } else if (format == Format.JSON) {
            buffer.utf8(heading.json());
            buffer.add('\n');
        }
        heading = null;
    }

    /** Between two groups of lines that do not follow each other: {@code --}, as grep has it; nothing among JSON lines. */
    public synchronized void separator() {
        if (format != Format.JSON) {
            end();
            surface.style().begin(Tone.DIM, buffer);
            buffer.ascii("--");
            surface.style().end(buffer);
            buffer.add('\n');
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        if (failed != null) {
            throw failed;
        }
        end();
        write();
    }

    /** Stops following and flushes. The stream stays open. */
    @Override
    public void close() throws IOException {
        if (ticker != null) {
            ticker.close();
        }
        flush();
    }

    /** The last line may be a part of a long one that goes on: its end is written when that is known not to be so. */
    private void end() {
        text.end(buffer);
        raw.end(buffer);
    }

    private void write() throws IOException {
        if (buffer.length() > 0) {
            buffer.writeTo(out);
            buffer.clear();
        }
        out.flush();
    }

    private synchronized void flushQuietly() {
        try {
            if (failed == null && buffer.length() > 0) {
                write();
            }
        } catch (IOException e) {
            failed = e; // thrown to who gives the next line
        }
    }
}

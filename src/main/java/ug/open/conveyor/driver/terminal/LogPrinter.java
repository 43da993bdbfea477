package ug.open.conveyor.driver.terminal;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import ug.open.conveyor.driver.follow.KnownEntries;
import ug.open.conveyor.driver.follow.LogSource;
import ug.open.conveyor.driver.json.Buffer;

/**
 * Prints log lines of a recording. Buffer in, bytes out: it costs a command that prints a thousand lines and ends nearly nothing.
 *
 * <p>The stream is written to in pieces of 64 KiB and by {@link #flush}; when lines are followed, also within 50 ms. It is never closed: it is
 * standard output.
 */
public final class LogPrinter implements LogSource.LogSink, Flushable, Closeable {
    /**
     * What is printed of a line.
     *
     * @param format how
     * @param times text only: the time
     * @param zone text only: how times are shown
     * @param runs text only: the run id, shortened on a terminal
     * @param drivers text only: the driver's name
     * @param follow whether somebody waits for each line
     * @param headings text only: run id and driver stand above their lines
     * @param template in the place of a format; null: none
     */
    public record Options(
            Format format,
            boolean times,
            Times zone,
            boolean runs,
            boolean drivers,
            boolean follow,
            boolean headings,
            EntryTemplate template) {
        /** Without headings and a template. */
        public Options(Format format, boolean times, Times zone, boolean runs, boolean drivers, boolean follow) {
            this(format, times, zone, runs, drivers, follow, false, null);
        }
    }

    private static final int FULL = 64 * 1024;
    private static final long FLUSH_MILLIS = 50;

    private final OutputStream out;
    private final Printer<LogItem> printer;
    private final LogItem.Line line = new LogItem.Line();
    private final LogItem.Lines lines = new LogItem.Lines();
    private final Buffer buffer = new Buffer(FULL + 8192);
    private final Repeater flushing;
    private IOException failed;
    private ExecutionHeading heading; // of the lines to come, null: it is written, or there is none

    /** Prints on the stream, which is what the surface says. */
    public LogPrinter(OutputStream out, Surface surface, Options options) {
        this.out = out;
        printer = Printers.logs(surface, options);
        flushing = options.follow() ? Repeater.start("log-flush", FLUSH_MILLIS, this::flushQuietly) : null;
    }

    /** Marks matches in messages, where there are colours. */
    public void highlight(Highlighter highlighter) {
        if (printer instanceof LogMessages messages) {
            messages.message.highlight(highlighter);
        }
    }

    @Override
    public synchronized void line(byte[] bytes, int from, int to) throws IOException {
        print(line.of(bytes, from, to));
    }

    @Override
    public synchronized void entries(KnownEntries entries) throws IOException {
        print(lines.of(entries));
    }

    private void print(LogItem item) throws IOException {
        if (failed != null) {
            throw failed;
        }
        if (heading != null) {
            writeHeading();
        }
        printer.print(item, buffer);
        if (buffer.length() >= FULL) {
            write();
        }
    }

    /**
     * Puts this above the lines that follow.
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
        printer.print(heading, buffer);
        heading = null;
    }

    /** Between two groups of lines that do not follow each other: {@code --}, as grep has it; nothing among JSON lines. */
    public synchronized void separator() {
        printer.print(new LogItem.Gap(), buffer);
    }

    @Override
    public synchronized boolean settle() throws IOException {
        if (failed != null) {
            throw failed;
        }
        write();
        return true;
    }

    /** Writes everything. The last line may be a part of a long one that goes on: from here on it does not. */
    @Override
    public synchronized void flush() throws IOException {
        if (failed != null) {
            throw failed;
        }
        printer.end(buffer);
        write();
    }

    /** Stops following and flushes. The stream stays open. */
    @Override
    public void close() throws IOException {
        if (flushing != null) {
            flushing.close();
        }
        flush();
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

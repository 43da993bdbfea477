package ug.open.conveyor.driver.record;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ug.open.conveyor.driver.runtime.LogSource.LogSink;

/** Reads the log lines of one session, window by window, beside others. */
final class LogCursor implements TimedLines {
    private static final int LOOK_BACK = 8;

    private final LogSession session;
    private final LogFilter filter;
    private final Windows windows;
    private final EntryTime times = new EntryTime();
    private int number = -1;
    private LogPart part;
    private LogPart.Sieve sieve;
    private RandomAccessFile file;
    private byte[] buffer;
    private long base; // where the buffer is in the file
    private int from; // the next line
    private int to;
    private int end;
    private long time;
    private boolean opened;
    private long knownEnd = -1; // of what is held until here, the following two are known
    private long knownWhole; // behind the last whole line, in the file
    private long knownLast; // the time of its last entry; where none is near, later than all

    LogCursor(LogSession session, LogFilter filter, Windows windows) {
        this.session = session;
        this.filter = filter;
        this.windows = windows;
    }

    /** Gives the entries of these sessions in the order of their times. */
    static void read(List<LogSession> sessions, LogFilter filter, LogSink sink)
            throws IOException, InterruptedException {
        Windows windows = new Windows();
        List<LogCursor> cursors = new ArrayList<>(sessions.size());
        for (LogSession session : sessions) {
            cursors.add(new LogCursor(session, filter, windows));
        }
        TimeMerge.merge(cursors, sink);
    }

    @Override
    public long begin() {
        return session.begin();
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public boolean first() throws IOException {
        time = session.begin();
        windows.opened();
        opened = true;
        buffer = windows.take();
        return nextPart() && find();
    }

    @Override
    public boolean give(long until, LogSink sink) throws IOException {
        if (until == FOREVER) {
            giveRest(sink);
            return false;
        }
        if (buffer == null) {
            buffer = windows.take();
            end = 0;
            from = 0;
            if (!find()) {
                return false; // pruned meanwhile
            }
        }
        do {
            lookAhead();
            if (knownLast <= until && knownLast >= time) { // else a clock was set back in between
                giveTo((int) (knownWhole - base), sink);
            } else {
                sink.line(buffer, from, to);
                from = to + 1;
            }
        } while (find() && time <= until);
        return to >= 0;
    }

    private void giveTo(int whole, LogSink sink) throws IOException {
        time = knownLast;
        sink.line(buffer, from, to);
        from = to + 1;
        while (from < whole) {
            to = Bytes.lineEnd(buffer, from, whole);
            if (isWanted(from, to)) {
                sink.line(buffer, from, to);
            }
            from = to + 1;
        }
    }

    /** All that is left needs no times. */
    private void giveRest(LogSink sink) throws IOException {
        for (int i = Math.max(0, number); i < session.parts().size(); i++) {
            LogPart left = session.parts().get(i);
            (i == number ? left.from(base + from) : left).read(filter, sink);
        }
    }

    private void lookAhead() {
        if (knownEnd == base + end) {
            return;
        }
        int whole = Bytes.wholeLines(buffer, from, end);
        knownEnd = base + end;
        knownWhole = base + whole;
        knownLast = FOREVER;
        int lineTo = whole - 1;
        for (int i = 0; i < LOOK_BACK && lineTo > from && knownLast == FOREVER; i++) {
            int lineFrom = Bytes.wholeLines(buffer, from, lineTo);
            if (Bytes.startsWith(buffer, lineFrom, lineTo, SegmentFile.LOG)) {
                knownLast = Math.max(begin(), times.of(buffer, lineFrom, lineTo, FOREVER));
            }
            lineTo = lineFrom - 1;
        }
    }

    /** Goes on to the next line that is wanted; {@code to} is below zero where there is none. */
    private boolean find() throws IOException {
        while (true) {
            for (to = Bytes.lineEnd(buffer, from, end); to >= 0; to = Bytes.lineEnd(buffer, from, end)) {
                if (isWanted(from, to)) {
                    time = Math.max(begin(), times.of(buffer, from, to, time));
                    return true;
                }
                from = to + 1;
            }
            if (!fill() && !nextPart()) {
                return false;
            }
        }
    }

    private boolean isWanted(int lineFrom, int lineTo) {
        return sieve.takes(buffer, lineFrom, lineTo, base + lineFrom);
    }

    private boolean nextPart() throws IOException {
        closeFile();
        if (number + 1 >= session.parts().size()) {
            return false;
        }
        number++;
        part = session.parts().get(number);
        sieve = new LogPart.Sieve(part, filter);
        base = part.from();
        knownEnd = -1;
        from = 0;
        end = 0;
        return true;
    }

    /** Reads on in the segment; false at its end. */
    private boolean fill() throws IOException {
        makeRoom();
        long room = Math.min(buffer.length - end, part.to() - base - end);
        if (room <= 0 || !openFile()) {
            return false;
        }
        int read = file.read(buffer, end, (int) room);
        end += Math.max(0, read);
        return read > 0;
    }

    private void makeRoom() {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, end - from);
            base += from;
            end -= from;
            from = 0;
        } else if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
    }

    private boolean openFile() throws IOException {
        if (file == null) {
            try {
                file = StoreFile.open(part.segment());
            } catch (FileNotFoundException e) {
                return false; // pruned since it was listed
            }
            file.seek(base + end);
        }
        return true;
    }

    /** A long line is read again when its turn comes. */
    @Override
    public void rest() throws IOException {
        if (buffer.length > windows.size()) {
            base += from;
            from = 0;
            end = 0;
            buffer = null;
            closeFile();
        } else if (!windows.mayKeepFiles()) {
            closeFile();
        }
    }

    private void closeFile() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }

    @Override
    public void close() throws IOException {
        closeFile();
        if (buffer != null) {
            windows.giveBack(buffer);
            buffer = null;
        }
        if (opened) {
            windows.closed();
            opened = false;
        }
    }
}

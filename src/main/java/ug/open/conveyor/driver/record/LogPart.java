package ug.open.conveyor.driver.record;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import ug.open.conveyor.driver.runtime.LogSource.LogSink;

/**
 * The log lines of one segment that are asked for.
 *
 * @param segment the file
 * @param from where in it to begin
 * @param to where to end
 * @param attempts of these attempts; null for all
 * @param folder the store it is in, which is told of damaged lines; null: nobody is
 */
record LogPart(Path segment, long from, long to, AttemptSet attempts, StoreFolder folder) {
    /** Takes the lines that fit, with their place in the file; gives the offset behind the last line. */
    long read(LogFilter filter, SegmentFile.Lines taker) throws IOException {
        try {
            return SegmentFile.read(segment, from, to, new Sieved(new Sieve(this, filter), taker));
        } catch (FileNotFoundException e) {
            return from; // pruned since it was listed
        }
    }

    /** The same, from another offset on. */
    LogPart from(long other) {
        return new LogPart(segment, other, to, attempts, folder);
    }

    /** The same, to another offset. */
    LogPart to(long other) {
        return new LogPart(segment, from, other, attempts, folder);
    }

    /** Gives the lines that fit to a sink. */
    void read(LogFilter filter, LogSink sink) throws IOException {
        read(filter, (SegmentFile.Lines) new ToSink(sink));
    }

    /** Which lines are asked for; tells the store of those that are damaged. */
    record Sieve(LogPart part, LogFilter filter, WholeLine whole) {
        Sieve(LogPart part, LogFilter filter) {
            this(part, filter, new WholeLine());
        }

        /** Whether the line, which begins at this offset of the segment, is asked for. */
        boolean takes(byte[] buffer, int from, int to, long at) {
            boolean log = Bytes.startsWith(buffer, from, to, SegmentFile.LOG);
            if (log ? !isOf(part.attempts, buffer, from, to) : Bytes.startsWith(buffer, from, to, SegmentFile.KIND)) {
                return false;
            }
            if (!log || !whole.isWhole(buffer, from, to)) {
                part.damaged(at);
                return false;
            }
            return filter.takes(buffer, from, to);
        }
    }

    private void damaged(long at) {
        if (folder != null) {
            folder.damaged(segment, at);
        }
    }

    private record Sieved(Sieve sieve, SegmentFile.Lines taker) implements SegmentFile.Lines {
        @Override
        public void line(byte[] buffer, int from, int to, long at) throws IOException {
            if (sieve.takes(buffer, from, to, at)) {
                taker.line(buffer, from, to, at);
            }
        }

        @Override
        public void tooLong(long at) {
            sieve.part.damaged(at);
        }
    }

    private record ToSink(LogSink sink) implements SegmentFile.Lines {
        @Override
        public void line(byte[] buffer, int from, int to, long at) throws IOException {
            sink.line(buffer, from, to);
        }
    }

    /** Whether this is a log line of one of these attempts, or of any where they are null. */
    static boolean isOf(AttemptSet attempts, byte[] buffer, int from, int to) {
        if (attempts == null) {
            return Bytes.startsWith(buffer, from, to, SegmentFile.LOG);
        }
        return Bytes.startsWith(buffer, from, to, SegmentFile.LOG_OF)
                && attempts.contains(Bytes.digits(buffer, from + SegmentFile.LOG_OF.length, to));
    }
}

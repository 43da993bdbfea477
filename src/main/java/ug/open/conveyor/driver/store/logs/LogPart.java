package ug.open.conveyor.driver.store.logs;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import ug.open.conveyor.driver.follow.LogSource.LogSink;
import ug.open.conveyor.driver.search.LineFilter;
import ug.open.conveyor.driver.store.index.SegmentFile;
import ug.open.conveyor.driver.store.index.StoreFile;
import ug.open.conveyor.driver.store.index.StoreFolder;

/**
 * The wanted log lines of one segment.
 *
 * @param segment the file
 * @param from where in it to begin
 * @param to where to end
 * @param attempts of these attempts; null for all
 * @param folder the store it is in, which warns of damaged lines; null: nobody does
 */
record LogPart(Path segment, long from, long to, AttemptSet attempts, StoreFolder folder) {
    private static final int NEAR = 1 << 12;

    /** Gives the lines that fit, with their place in the file; gives the offset behind the last line. */
    long read(LineFilter filter, SegmentFile.Lines taker) throws IOException {
        return read(filter, new WholeLine(), taker);
    }

    /** The same with what is known of lines that were read before. */
    long read(LineFilter filter, WholeLine whole, SegmentFile.Lines taker) throws IOException {
        return read(whole, Sieve.into(taker, attempts, this::damaged, filter, whole));
    }

    private long read(WholeLine whole, SegmentFile.Lines sieve) throws IOException {
        try (RandomAccessFile in = StoreFile.open(segment)) {
            return SegmentFile.read(in, from, to, whole.room(), sieve);
        } catch (FileNotFoundException e) {
            return from; // pruned since it was listed
        }
    }

    /**
     * Gives the lines that fit to a sink, if the last entry shows that they are all of these times, as {@link EntryTime} counts.
     *
     * @return the time of that entry; -1 where it gave none
     */
    long read(LineFilter filter, WholeLine whole, long since, long until, LogSink sink) throws IOException {
        try (RandomAccessFile in = StoreFile.open(segment)) {
            long end = Math.min(to, in.length());
            long last = until == TimedLines.FOREVER ? since : lastTime(in, end);
            if (last < since || last > until) {
                return -1; // or a clock was set back
            }
            SegmentFile.read(in, from, end, whole.room(), Sieve.into(sink, attempts, this::damaged, filter, whole));
            return last;
        } catch (FileNotFoundException e) {
            return -1;
        }
    }

    /** Later than all where no entry is near the end. */
    private long lastTime(RandomAccessFile in, long end) throws IOException {
        long[] last = {TimedLines.FOREVER};
        EntryTime times = new EntryTime();
        SegmentFile.read(in, Math.max(from, end - NEAR), end, (buffer, at, behind, place) -> {
            if (AttemptSet.takes(null, buffer, at, behind)) {
                last[0] = times.of(buffer, at, behind, TimedLines.FOREVER);
            }
        });
        return last[0];
    }

    /** The same, from another offset on. */
    LogPart from(long other) {
        return new LogPart(segment, other, to, attempts, folder);
    }

    /** The same, to another offset. */
    LogPart to(long other) {
        return new LogPart(segment, from, other, attempts, folder);
    }

    /** Gives the lines that fit to a sink; gives the offset behind the last line. */
    long read(LineFilter filter, WholeLine whole, LogSink sink) throws IOException {
        return read(whole, Sieve.into(sink, attempts, this::damaged, filter, whole));
    }

    private void damaged(long at) {
        if (folder != null) {
            folder.damaged(segment, at);
        }
    }
}

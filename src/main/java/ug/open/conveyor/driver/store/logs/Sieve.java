package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import java.util.function.LongConsumer;
import ug.open.conveyor.driver.follow.KnownEntries;
import ug.open.conveyor.driver.follow.LogSource.LogSink;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.search.LineFilter;
import ug.open.conveyor.driver.store.index.SegmentFile;

/** Picks the wanted lines of a part; lets the store warn of damaged ones. */
abstract class Sieve implements SegmentFile.Lines {
    private final AttemptSet attempts; // null: all
    private final LongConsumer damaged;
    private final LineFilter filter;
    private final WholeLine whole;
    private boolean isWhole; // the line whose end was found last
    private Object meant; // lines of this form are of an attempt that is wanted

    private Sieve(AttemptSet attempts, LongConsumer damaged, LineFilter filter, WholeLine whole) {
        this.attempts = attempts;
        this.damaged = damaged;
        this.filter = filter;
        this.whole = whole;
    }

    /** Gives them one by one. */
    static Sieve into(
            SegmentFile.Lines taker, AttemptSet attempts, LongConsumer damaged, LineFilter filter, WholeLine whole) {
        return new Sieve(attempts, damaged, filter, whole) {
            @Override
            void give(byte[] buffer, int from, int to, long at, boolean isWhole) throws IOException {
                taker.line(buffer, from, to, at);
            }
        };
    }

    /** Gives those together that are known and stand one behind the other. */
    static Sieve into(LogSink sink, AttemptSet attempts, LongConsumer damaged, LineFilter filter, WholeLine whole) {
        KnownEntries entries = whole.entries();
        entries.begin(null, -1);
        return new Sieve(attempts, damaged, filter, whole) {
            @Override
            void give(byte[] buffer, int from, int to, long at, boolean isWhole) throws IOException {
                if (entries.to() != from || !isWhole) {
                    bufferEnd();
                    entries.begin(buffer, from);
                }
                if (isWhole) {
                    whole.addTo(entries, to + 1, 0);
                } else {
                    sink.line(buffer, from, to);
                }
            }

            @Override
            public void bufferEnd() throws IOException {
                if (entries.count() > 0) {
                    sink.entries(entries);
                }
                entries.begin(null, -1);
            }
        };
    }

    /** Takes a wanted line, or not one that {@link WholeLine} found the end of. */
    abstract void give(byte[] buffer, int from, int to, long at, boolean isWhole) throws IOException;

    @Override
    public int lineEnd(byte[] buffer, int from, int scanned, int to) {
        int end = whole.end(buffer, from, to);
        isWhole = end >= 0 && end < to && buffer[end] == '\n';
        return isWhole ? end : Bytes.lineEnd(buffer, scanned, to);
    }

    @Override
    public void line(byte[] buffer, int from, int to, long at) throws IOException {
        if (isMeant(buffer, from, to, at) && filter.accepts(buffer, from, to)) {
            give(buffer, from, to, at, isWhole);
        }
    }

    private boolean isMeant(byte[] buffer, int from, int to, long at) throws IOException {
        if (isWhole && (attempts == null || whole.form() == meant)) {
            return true;
        }
        boolean log = Bytes.startsWith(buffer, from, to, SegmentFile.LOG);
        if (log
                ? !AttemptSet.takes(attempts, buffer, from, to)
                : Bytes.startsWith(buffer, from, to, SegmentFile.KIND)) {
            return false;
        }
        if (!isWhole && (!log || !whole.isWhole(buffer, from, to))) {
            damaged.accept(at);
            return false;
        }
        meant = isWhole ? whole.form() : meant;
        return true;
    }

    @Override
    public void tooLong(long at) {
        damaged.accept(at);
    }
}

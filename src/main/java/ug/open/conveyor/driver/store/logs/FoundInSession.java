package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import ug.open.conveyor.driver.follow.LogSource.LogSink;

/** What a search finds in one session. */
final class FoundInSession implements TimedLines {
    /** Gives what is found in one slice of the session after the other. */
    interface Source {
        /** Null where there are no more. */
        Hits next() throws IOException, InterruptedException;

        /** Takes back what {@link #next} gave last, and gives it again, where that is too much for others to come beside it; else false. */
        boolean giveBack(Hits hits) throws IOException;

        /** Gives what is in the next slice, and its last time, if all of it is of these times; gives nothing, and -1, where it does not know. */
        default long give(long since, long until, LogSink sink) throws IOException {
            return -1;
        }
    }

    private static final long UNKNOWN = -1;

    private final long begin;
    private final Source slices;
    private Hits hits;
    private int next;
    private int skip; // how many of the next hits were given already
    private long time;
    private long last = UNKNOWN; // of those that are held

    FoundInSession(long begin, Source slices) {
        this.begin = begin;
        this.slices = slices;
        this.time = begin;
    }

    @Override
    public long begin() {
        return begin;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public boolean first() throws IOException, InterruptedException {
        boolean more = find();
        time = more ? timeOfNext() : time;
        return more;
    }

    /** Goes on to a slice with hits where those of this one were given. */
    private boolean find() throws IOException, InterruptedException {
        while (hits == null || next == hits.count()) {
            hits = null;
            hits = slices.next();
            last = UNKNOWN;
            if (hits == null) {
                return false;
            }
            next = Math.min(skip, hits.count());
            skip -= next;
        }
        return true;
    }

    @Override
    public boolean give(long until, LogSink sink) throws IOException, InterruptedException {
        while (find()) {
            int last = hits.count();
            if (until != FOREVER && !areUntil(until)) {
                last = next + 1;
            }
            int first = next;
            next = last;
            hits.give(first, last, sink);
            for (long end = time; next == hits.count() && end >= 0; end = slices.give(time, until, sink)) {
                time = end;
            }
            if (until != FOREVER && find()) {
                time = timeOfNext();
                if (time > until) {
                    return true;
                }
            }
        }
        return false;
    }

    private long timeOfNext() {
        return Math.max(begin, hits.time(next, time));
    }

    /** Whether none of those that are held is later, as far as the last one tells; not where a clock was set back in between. */
    private boolean areUntil(long until) {
        if (last == UNKNOWN) {
            last = Math.max(begin, hits.time(hits.count() - 1, FOREVER));
        }
        return last <= until && last >= time;
    }

    /** Many hits, or those in long lines, are searched for again when their turn comes. */
    @Override
    public void rest() throws IOException {
        if (hits != null && slices.giveBack(hits)) {
            skip = next;
            hits = null;
        }
    }

    @Override
    public void close() {
        hits = null;
    }
}

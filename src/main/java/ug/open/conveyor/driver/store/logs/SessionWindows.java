package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.follow.KnownEntries;
import ug.open.conveyor.driver.follow.LogSource.LogSink;
import ug.open.conveyor.driver.search.LineFilter;

/** Reads the entries of one session window by window, beside others: all windows together hold no more than a fraction of a segment. */
final class SessionWindows implements FoundInSession.Source {
    private static final int ALL = 16 << 20;
    private static final int LARGEST = 1 << 19;
    private static final int SMALLEST = 1 << 12;

    private final List<LogPart> parts;
    private final LineFilter filter;
    private final WholeLine whole; // knows the lines of all sessions
    private final int[] open; // how many sessions are being read
    private Hits hits; // of the window that was read last, which nobody needs when the next one is read
    private boolean begun;
    private int number;
    private int numberBefore;
    private long at;
    private long atBefore;

    private SessionWindows(LogSession session, LineFilter filter, WholeLine whole, int[] open) {
        this.parts = session.parts();
        this.filter = filter;
        this.whole = whole;
        this.open = open;
        this.at = parts.get(0).from();
    }

    /** Gives the entries of these sessions in the order of their times. */
    static void read(List<LogSession> sessions, LineFilter filter, LogSink sink)
            throws IOException, InterruptedException {
        WholeLine whole = new WholeLine();
        if (sessions.size() == 1) { // needs no times
            for (LogPart part : sessions.get(0).parts()) {
                part.read(filter, whole, sink);
            }
            return;
        }
        int[] open = new int[1];
        List<FoundInSession> found = new ArrayList<>(sessions.size());
        for (LogSession session : sessions) {
            found.add(new FoundInSession(session.begin(), new SessionWindows(session, filter, whole, open)));
        }
        TimeMerge.merge(found, sink);
    }

    private int size() {
        return Math.max(SMALLEST, Math.min(LARGEST, ALL / Math.max(1, open[0])));
    }

    @Override
    public Hits next() throws IOException {
        long length = begun ? size() : SMALLEST; // the first one is read for its time
        open[0] += begun ? 0 : 1;
        begun = true;
        while (number < parts.size()) {
            LogPart part = parts.get(number);
            long end = Math.min(part.to(), at + length);
            numberBefore = number;
            atBefore = at;
            hits = hits != null && hits.clear(length) ? hits : new Hits((int) Math.min(Integer.MAX_VALUE, length));
            long read = part.from(at).to(end).read(filter, whole, into(hits));
            if (read > at) {
                at = read;
                if (hits.count() > 0) {
                    return hits;
                }
            } else if (end < Math.min(part.to(), part.segment().toFile().length())) {
                length *= 2; // for a long line
            } else {
                nextPart();
                length = size();
            }
        }
        open[0]--;
        hits = null;
        return null;
    }

    @Override
    public long give(long since, long until, LogSink sink) throws IOException {
        if (number == parts.size() || size() < LARGEST) {
            return -1;
        }
        long last = parts.get(number).from(at).read(filter, whole, since, until, sink);
        if (last >= 0) {
            nextPart();
        }
        return last;
    }

    private static LogSink into(Hits hits) {
        return new LogSink() {
            @Override
            public void line(byte[] buffer, int from, int to) {
                hits.add(buffer, from, to);
            }

            @Override
            public void entries(KnownEntries entries) {
                hits.addAll(entries);
            }
        };
    }

    private void nextPart() {
        number++;
        at = number < parts.size() ? parts.get(number).from() : 0;
    }

    @Override
    public boolean giveBack(Hits found) {
        if (found.size() <= size()) {
            return false;
        }
        hits = null;
        number = numberBefore;
        at = atBefore;
        return true;
    }
}

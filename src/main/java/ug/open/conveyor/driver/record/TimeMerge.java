package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import ug.open.conveyor.driver.runtime.LogSource.LogSink;

/**
 * Puts the entries of several sessions in the order of their times; those of one session stay as they were written, even where its clock
 * was set back. A session is opened when its turn may come, so sessions that do not overlap are read one behind the other.
 */
final class TimeMerge {
    private final List<? extends TimedLines> sessions;
    private final LogSink sink;
    private final PriorityQueue<Open> open = new PriorityQueue<>(
            Comparator.comparingLong((Open one) -> one.lines.time()).thenComparingInt(one -> one.number));
    private int next;
    private int told = -1;

    private record Open(TimedLines lines, int number) {}

    private TimeMerge(List<? extends TimedLines> sessions, LogSink sink) {
        this.sessions = sessions;
        this.sink = sink;
    }

    /** Gives all lines of these sessions, which come as they began; each is closed when it was read. */
    static void merge(List<? extends TimedLines> sessions, LogSink sink) throws IOException, InterruptedException {
        if (sessions.size() == 1) {
            try (TimedLines only = sessions.get(0)) {
                only.give(TimedLines.FOREVER, sink);
            }
        } else if (!sessions.isEmpty()) {
            new TimeMerge(sessions, sink).merge();
        }
    }

    private void merge() throws IOException, InterruptedException {
        try {
            for (Open one = earliest(); one != null; one = earliest()) {
                give(one);
            }
        } finally {
            for (Open left : open) {
                left.lines.close();
            }
        }
    }

    /** The session with the earliest line, taken out; null where there is none. */
    private Open earliest() throws IOException, InterruptedException {
        while (next < sessions.size()
                && (open.isEmpty() || begin() < open.peek().lines.time())) {
            Open one = new Open(sessions.get(next), next);
            next++;
            boolean last = open.isEmpty() && next == sessions.size();
            if (last) {
                return one;
            }
            if (one.lines.first()) {
                one.lines.rest();
                open.add(one);
            } else {
                one.lines.close();
            }
        }
        return open.poll();
    }

    private long begin() {
        return sessions.get(next).begin();
    }

    private void give(Open one) throws IOException, InterruptedException {
        if (told != one.number && sink instanceof SessionSink telling) {
            telling.session(one.number);
            told = one.number;
        }
        boolean more = false;
        try {
            more = one.lines.give(until(one), sink);
        } finally {
            if (!more) {
                one.lines.close();
            }
        }
        if (more) {
            one.lines.rest();
            open.add(one);
        }
    }

    /** How far this one can be read before another one's turn comes: of lines of one time, those of the session that began first come first. */
    private long until(Open one) {
        long until = next < sessions.size() ? begin() : TimedLines.FOREVER;
        Open other = open.peek();
        if (other == null) {
            return until;
        }
        return Math.min(until, one.number < other.number ? other.lines.time() : other.lines.time() - 1);
    }
}

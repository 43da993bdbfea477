package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.util.List;
import ug.open.conveyor.driver.runtime.LogSource.LogSink;

/**
 * Puts the entries of several sessions in the order of their times; those of one session stay as they were written, even where its clock
 * was set back. A session is opened when its turn may come, so sessions that do not overlap are read one behind the other.
 */
final class TimeMerge {
    private final List<? extends TimedLines> sessions;
    private final LogSink sink;
    private final Heap open = new Heap();
    private int next;
    private int told = -1;

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
            while (next < sessions.size() || !open.isEmpty()) {
                openDue();
                if (!open.isEmpty()) {
                    giveEarliest();
                }
            }
        } finally {
            while (!open.isEmpty()) {
                open.removeFirst().close();
            }
        }
    }

    /** Opens the sessions that may have the next line. */
    private void openDue() throws IOException, InterruptedException {
        while (next < sessions.size() && (open.isEmpty() || begin() < open.firstTime())) {
            TimedLines lines = sessions.get(next);
            boolean last = open.isEmpty() && next == sessions.size() - 1; // then its times are needed no more
            if (last) {
                open.add(lines, begin(), next);
            } else if (lines.first()) {
                lines.rest();
                open.add(lines, lines.time(), next);
            } else {
                lines.close();
            }
            next++;
        }
    }

    private long begin() {
        return sessions.get(next).begin();
    }

    private void giveEarliest() throws IOException, InterruptedException {
        TimedLines lines = open.first();
        if (told != open.firstNumber() && sink instanceof SessionSink telling) {
            told = open.firstNumber();
            telling.session(told);
        }
        long begin = next < sessions.size() ? begin() : TimedLines.FOREVER;
        if (lines.give(Math.min(begin, open.untilSecond()), sink)) {
            lines.rest();
            open.laterFirst(lines.time());
        } else {
            open.removeFirst().close();
        }
    }
}

package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import ug.open.conveyor.driver.follow.LogSource.LogSink;
import ug.open.conveyor.driver.search.SearchSink;

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
        if (told != open.firstNumber() && sink instanceof SearchSink telling) {
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

    /** Open sessions, of which the one with the earliest next line is at hand; of lines of one time that of the session that began first. */
    private static final class Heap {
        private TimedLines[] lines = new TimedLines[8];
        private long[] times = new long[8];
        private int[] numbers = new int[8];
        private int size;

        boolean isEmpty() {
            return size == 0;
        }

        TimedLines first() {
            return lines[0];
        }

        long firstTime() {
            return times[0];
        }

        int firstNumber() {
            return numbers[0];
        }

        /** How far the first one can be read before the second one's turn comes. */
        long untilSecond() {
            if (size == 1) {
                return TimedLines.FOREVER;
            }
            int second = size > 2 && isBefore(2, 1) ? 2 : 1;
            return numbers[0] < numbers[second] ? times[second] : times[second] - 1;
        }

        void add(TimedLines more, long time, int number) {
            if (size == lines.length) {
                lines = Arrays.copyOf(lines, 2 * size);
                times = Arrays.copyOf(times, 2 * size);
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            lines[size] = more;
            times[size] = time;
            numbers[size] = number;
            size++;
            for (int at = size - 1; at > 0 && isBefore(at, (at - 1) / 2); at = (at - 1) / 2) {
                swap(at, (at - 1) / 2);
            }
        }

        /** The first one's next line is of another time. */
        void laterFirst(long time) {
            times[0] = time;
            sink();
        }

        TimedLines removeFirst() {
            TimedLines first = lines[0];
            size--;
            swap(0, size);
            lines[size] = null;
            sink();
            return first;
        }

        private void sink() {
            int at = 0;
            for (int child = 1; child < size; child = 2 * at + 1) {
                int earlier = child + 1 < size && isBefore(child + 1, child) ? child + 1 : child;
                if (!isBefore(earlier, at)) {
                    return;
                }
                swap(earlier, at);
                at = earlier;
            }
        }

        private boolean isBefore(int one, int other) {
            return times[one] < times[other] || times[one] == times[other] && numbers[one] < numbers[other];
        }

        private void swap(int one, int other) {
            TimedLines keptLines = lines[one];
            long keptTime = times[one];
            int keptNumber = numbers[one];
            lines[one] = lines[other];
            times[one] = times[other];
            numbers[one] = numbers[other];
            lines[other] = keptLines;
            times[other] = keptTime;
            numbers[other] = keptNumber;
        }
    }
}

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
    private final Heap open;
    private int next;
    private int told = -1;

    private TimeMerge(List<? extends TimedLines> sessions, LogSink sink) {
        this.sessions = sessions;
        this.sink = sink;
        this.open = new Heap(sessions.size());
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
                sessions.get(open.removeFirst()).close();
            }
        }
    }

    /** Opens the sessions that may have the next line. */
    private void openDue() throws IOException, InterruptedException {
        while (next < sessions.size() && (open.isEmpty() || begin() < open.firstTime())) {
            TimedLines lines = sessions.get(next);
            boolean last = open.isEmpty() && next == sessions.size() - 1; // then its times are needed no more
            if (last) {
                open.add(next, begin());
            } else if (lines.first()) {
                lines.rest();
                open.add(next, lines.time());
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
        TimedLines lines = sessions.get(open.first());
        if (told != open.first() && sink instanceof SearchSink telling) {
            told = open.first();
            telling.session(told);
        }
        long begin = next < sessions.size() ? begin() : TimedLines.FOREVER;
        if (lines.give(Math.min(begin, open.untilSecond()), sink)) {
            lines.rest();
            open.laterFirst(lines.time());
        } else {
            open.removeFirst();
            lines.close();
        }
    }

    /**
     * The numbers of open sessions, of which the one with the earliest next line is at hand; of lines of one time that of the session that began
     * first. It moves numbers alone: a collector has to be told of an object that moves. Measured by the row {@code output} of the benchmark.
     */
    private static final class Heap {
        private final long[] times; // of the next line of each session
        private int[] numbers = new int[8];
        private int size;

        Heap(int sessions) {
            times = new long[sessions];
        }

        boolean isEmpty() {
            return size == 0;
        }

        int first() {
            return numbers[0];
        }

        long firstTime() {
            return times[numbers[0]];
        }

        /** How far the first one can be read before the second one's turn comes. */
        long untilSecond() {
            if (size == 1) {
                return TimedLines.FOREVER;
            }
            int second = size > 2 && isBefore(numbers[2], numbers[1]) ? numbers[2] : numbers[1];
            return numbers[0] < second ? times[second] : times[second] - 1;
        }

        void add(int number, long time) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            times[number] = time;
            int at = size++;
            for (; at > 0 && isBefore(number, numbers[(at - 1) / 2]); at = (at - 1) / 2) {
                numbers[at] = numbers[(at - 1) / 2];
            }
            numbers[at] = number;
        }

        /** The first one's next line is of another time. */
        void laterFirst(long time) {
            times[numbers[0]] = time;
            sink(numbers[0]);
        }

        int removeFirst() {
            int first = numbers[0];
            size--;
            if (size > 0) {
                sink(numbers[size]);
            }
            return first;
        }

        /** Puts a session in from the top. */
        private void sink(int number) {
            int at = 0;
            for (int child = 1; child < size; child = 2 * at + 1) {
                child += child + 1 < size && isBefore(numbers[child + 1], numbers[child]) ? 1 : 0;
                if (!isBefore(numbers[child], number)) {
                    break;
                }
                numbers[at] = numbers[child];
                at = child;
            }
            numbers[at] = number;
        }

        private boolean isBefore(int one, int other) {
            return times[one] < times[other] || times[one] == times[other] && one < other;
        }
    }
}

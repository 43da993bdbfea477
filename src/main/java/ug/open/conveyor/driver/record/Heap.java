package ug.open.conveyor.driver.record;

import java.util.Arrays;

/** Open sessions, of which the one with the earliest next line is at hand; of lines of one time that of the session that began first. */
final class Heap {
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

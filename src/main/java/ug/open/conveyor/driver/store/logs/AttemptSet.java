package ug.open.conveyor.driver.store.logs;

import java.util.Arrays;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.store.index.SegmentFile;

/** Numbers of attempts. */
final class AttemptSet {
    private long[] numbers = new long[4];
    private int count;
    private boolean sorted = true;

    void add(long number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        sorted &= count == 0 || numbers[count - 1] <= number;
        numbers[count++] = number;
    }

    /** Nothing is added any more: from here on, several threads may ask. */
    AttemptSet complete() {
        if (!sorted) {
            Arrays.sort(numbers, 0, count);
            sorted = true;
        }
        return this;
    }

    boolean contains(long number) {
        return Arrays.binarySearch(numbers, 0, count, number) >= 0;
    }

    /** Whether this is a log line of one of these attempts, or of any where they are null. */
    static boolean takes(AttemptSet attempts, byte[] buffer, int from, int to) {
        if (attempts == null) {
            return Bytes.startsWith(buffer, from, to, SegmentFile.LOG);
        }
        return Bytes.startsWith(buffer, from, to, SegmentFile.LOG_OF)
                && attempts.contains(Bytes.digits(buffer, from + SegmentFile.LOG_OF.length, to));
    }
}

package ug.open.conveyor.driver.store.logs;

import java.util.Arrays;

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

    boolean contains(long number) {
        if (!sorted) {
            Arrays.sort(numbers, 0, count);
            sorted = true;
        }
        return Arrays.binarySearch(numbers, 0, count, number) >= 0;
    }
}

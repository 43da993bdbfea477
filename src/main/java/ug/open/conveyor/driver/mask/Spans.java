package ug.open.conveyor.driver.mask;

import java.util.Arrays;

/** Places in a text, in their order once they are {@link #merge merged}: those that overlap are one then, so that no rest of either is left. */
final class Spans {
    private static final long[] NONE = {};

    private long[] spans = NONE;
    private int size;

    void add(int from, int to) {
        if (size == spans.length) {
            spans = Arrays.copyOf(spans, Math.max(8, 2 * size));
        }
        spans[size++] = (long) from << 32 | to;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    int from(int index) {
        return (int) (spans[index] >>> 32);
    }

    int to(int index) {
        return (int) spans[index];
    }

    /** Two that only touch stay two. */
    Spans merge() {
        if (size > 1) {
            Arrays.sort(spans, 0, size);
        }
        int last = -1;
        for (int i = 0; i < size; i++) {
            if (last >= 0 && from(i) < to(last)) {
                spans[last] = (long) from(last) << 32 | Math.max(to(last), to(i));
            } else {
                spans[++last] = spans[i];
            }
        }
        size = last + 1;
        return this;
    }

    /** The first that ends behind this place: none where it is {@link #size}. Of merged ones. */
    int firstBehind(int place) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to(middle) > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Whether one has a byte between these places. Of merged ones. */
    boolean touch(int from, int to) {
        int first = firstBehind(from);
        return first < size && from(first) < to;
    }

    /** Whether one has all between these places. Of merged ones. */
    boolean cover(int from, int to) {
        int first = firstBehind(from);
        return first < size && from(first) <= from && to(first) >= to;
    }
}

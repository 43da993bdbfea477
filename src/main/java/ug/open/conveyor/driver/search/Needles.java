package ug.open.conveyor.driver.search;

import java.util.Arrays;
import java.util.List;

/** Looks for several needles in the same bytes at once and gives the nearest; for one thread. */
public final class Needles {
    private static final int UNKNOWN = -2;

    private final List<Needle> needles;
    private final int[] next;
    private byte[] bytes;
    private int to;

    public Needles(List<Needle> needles) {
        this.needles = needles;
        next = new int[needles.size()];
    }

    /** Starts on other bytes. */
    public void on(byte[] bytes, int to) {
        this.bytes = bytes;
        this.to = to;
        Arrays.fill(next, UNKNOWN);
    }

    /** The first place of any needle from {@code from} on, -1 where there is none. Places asked for must grow. */
    public int next(int from) {
        int nearest = -1;
        for (int i = 0; i < next.length; i++) {
            if (next[i] == UNKNOWN || next[i] >= 0 && next[i] < from) {
                next[i] = needles.get(i).find(bytes, from, to);
            }
            if (next[i] >= 0 && (nearest < 0 || next[i] < nearest)) {
                nearest = next[i];
            }
        }
        return nearest;
    }
}

package ug.open.conveyor.driver.mask;

import java.util.Arrays;
import java.util.List;

/** Finds all of some shapes in one pass: the first two bytes of the literals are looked up at each place. */
final class ShapeSearch {
    private static final int SLOTS = 1 << 16;

    /** How often a shape is tried in one run of characters without a blank, so that no text costs more than a few looks at each byte. */
    private static final int TRIES = 8;

    private static final int LONGEST_RUN = 8192;

    private final Shape[] shapes;
    private final int[][] beginning = new int[SLOTS][];

    ShapeSearch(List<Shape> shapes) {
        this.shapes = shapes.toArray(new Shape[0]);
        for (int i = 0; i < this.shapes.length; i++) {
            byte[] literal = this.shapes[i].literal();
            int slot = slot(literal, 0);
            int[] before = beginning[slot] == null ? new int[0] : beginning[slot];
            beginning[slot] = Arrays.copyOf(before, before.length + 1);
            beginning[slot][before.length] = i;
        }
    }

    private static int slot(byte[] text, int at) {
        return (text[at] & 0xff) << 8 | text[at + 1] & 0xff;
    }

    /** Adds where secrets of these shapes stand, by the places of the text that was spelled so. */
    void find(Spelled in, Spans found) {
        byte[] text = in.bytes();
        int last = in.length() - 1;
        Tries tries = null;
        for (int at = 0; at < last; at++) {
            int[] candidates = beginning[slot(text, at)];
            if (candidates == null) {
                continue;
            }
            for (int shape : candidates) {
                if (shapes[shape].begins(text, in.length(), at)) {
                    tries = tries == null ? new Tries(shapes.length) : tries;
                    int end = tries.mayTry(shape, in, at) ? shapes[shape].find(in, at, found) : -1;
                    if (end > at + 1) {
                        at = end - 1;
                        break;
                    }
                }
            }
        }
    }

    private static final class Tries {
        private final int[] ends;
        private final int[] counts;

        Tries(int shapes) {
            ends = new int[shapes];
            counts = new int[shapes];
        }

        boolean mayTry(int shape, Spelled in, int at) {
            if (at < ends[shape]) {
                return ++counts[shape] <= TRIES;
            }
            int end = at;
            int most = Math.min(in.length(), at + LONGEST_RUN);
            while (end < most && in.bytes()[end] > ' ') {
                end++;
            }
            ends[shape] = end;
            counts[shape] = 1;
            return true;
        }
    }
}

package ug.open.conveyor.driver.store.index;

import ug.open.conveyor.driver.json.Bytes;

/**
 * Goes through one line of an index by the order of its members, without looking for them. Only for lines as {@link IndexLines} writes them:
 * of any other, {@link #fits} is false at the end.
 */
final class IndexCursor {
    private final byte[] bytes;
    private int at;
    private int to;
    private boolean fits;

    IndexCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Begins at an offset in a line that ends at {@code to}. */
    IndexCursor start(int from, int to) {
        this.at = from;
        this.to = to;
        this.fits = true;
        return this;
    }

    /** Whether all was there so far. */
    boolean fits() {
        return fits;
    }

    int at() {
        return at;
    }

    /** Passes over these bytes. */
    IndexCursor pass(byte[] key) {
        fits &= Bytes.startsWith(bytes, at, to, key);
        at += key.length;
        return this;
    }

    /** Passes over the rest of a text, up to its quote: a quote inside it is written as a number. */
    IndexCursor passText() {
        while (at < to && bytes[at] != '"') {
            at++;
        }
        return this;
    }

    /** Passes over this many bytes. */
    IndexCursor skip(int length) {
        at += length;
        fits &= at <= to;
        return this;
    }

    /** A number of at most 18 digits that is not below zero. */
    long number() {
        int first = at;
        long value = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            value = 10 * value + bytes[at++] - '0';
        }
        fits &= at > first && at - first <= 18;
        return value;
    }
}

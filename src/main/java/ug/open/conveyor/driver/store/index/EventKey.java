package ug.open.conveyor.driver.store.index;

import ug.open.conveyor.driver.json.Bytes;

/**
 * The number of an event, for start lines of indexes.
 *
 * @param event counts the events of the session, from 1
 */
public record EventKey(long event) implements StartKey {
    @Override
    public boolean fits(byte[] bytes, int from, int to) {
        if (!Bytes.startsWith(bytes, from, to, IndexLines.START)) {
            return false;
        }
        int a = textEnd(bytes, from + IndexLines.START.length, to);
        int e = Bytes.startsWith(bytes, a, to, IndexLines.A) ? digitsEnd(bytes, a + IndexLines.A.length, to) : to;
        return Bytes.startsWith(bytes, e, to, IndexLines.E)
                && Bytes.digits(bytes, e + IndexLines.E.length, to) == event;
    }

    /** Where the quote is that ends a text. */
    private static int textEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, to);
    }

    private static int digitsEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }
}

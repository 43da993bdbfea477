package ug.open.conveyor.driver.json;

/** Where in a JSON string the bytes of its text stand. Asked for rising places. */
final class EscapedPlaces {
    private final byte[] json;
    private final int to;
    private final Buffer unescaped = new Buffer(16);
    private int at;
    private int passed;

    /** For the string between these two places, without its quotes. */
    EscapedPlaces(byte[] json, int from, int to) {
        this.json = json;
        this.to = to;
        at = from;
    }

    /** The place of a byte of the text. */
    int of(int place) {
        while (passed < place && at < to) {
            int length = length();
            unescaped.clear();
            Unescaped.unescape(json, at, at + length, unescaped);
            passed += unescaped.length();
            at += length;
        }
        return at;
    }

    /** How long that is which becomes one character, or a byte of one. */
    private int length() {
        int length = Unescaped.escape(json, at, to);
        boolean pair = length == 6
                && Character.isHighSurrogate((char) Unescaped.unit(json, at, to))
                && Character.isLowSurrogate((char) Math.max(0, Unescaped.unit(json, at + length, to)));
        return pair ? 2 * length : Math.max(1, length);
    }
}

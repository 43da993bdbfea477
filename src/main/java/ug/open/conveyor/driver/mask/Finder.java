package ug.open.conveyor.driver.mask;

/** Tells {@link TextMask} and {@link JsonMask} where something in a text must not be seen. */
interface Finder {
    /** Where it is, merged. */
    Spans find(byte[] text);

    /** Whether the text, if it is JSON, may hold values that only {@link #isNumber} or a look into its strings finds. */
    boolean mayHoldMore(byte[] text);

    /** Whether strings that are JSON are looked into though nothing was found in them from outside. */
    boolean looksInside();

    /** Whether this JSON number is one, in whichever spelling. */
    boolean isNumber(String text);

    /** Whether one is in this text. */
    boolean isIn(String text);

    /** What takes its place: ASCII without quotes and backslashes. */
    String mark();
}

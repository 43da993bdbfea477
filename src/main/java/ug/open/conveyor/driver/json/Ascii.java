package ug.open.conveyor.driver.json;

/** Sorts of ASCII characters, without a regular expression: the first one of a start costs it milliseconds. */
public final class Ascii {
    private Ascii() {}

    public static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}

package ug.open.conveyor.driver.mask;

import java.nio.charset.StandardCharsets;

/**
 * Bytes that must not be seen.
 *
 * @param bytes each as a character
 * @param sharesFirst whether the character of base64 in front of it, if there is one, has bits of the secret too
 * @param sharesLast the same of the one behind it
 */
record SecretText(String bytes, boolean sharesFirst, boolean sharesLast) {
    /** The shortest line of a value of several lines that counts, and the shortest value looked for in base64, in characters. */
    static final int SHORTEST = 4;

    /** A text, as UTF-8. */
    static SecretText of(String text) {
        return new SecretText(
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1), false, false);
    }

    byte[] toBytes() {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Where the secret begins that was found from here on. */
    int begin(byte[] text, int from) {
        return sharesFirst && from > 0 && isBase64(text[from - 1]) ? from - 1 : from;
    }

    /** Where the secret ends that was found up to here, its padding included. */
    int end(byte[] text, int length, int to) {
        int end = sharesLast && to < length && isBase64(text[to]) ? to + 1 : to;
        for (int padding = 0; sharesLast && padding < 2 && end < length && text[end] == '='; padding++) {
            end++;
        }
        return end;
    }

    private static boolean isBase64(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || "+/-_".indexOf(b) >= 0;
    }
}

package ug.open.conveyor.driver.record;

import java.util.Arrays;

/**
 * The text of one record in an input.
 *
 * @param bytes hold it, until the next piece is asked for
 * @param from its first byte
 * @param to behind its last byte
 * @param line where it begins, from 1
 * @param column where it begins, from 1
 * @param asWritten whether it is what stands in the input; if not, it was made from other text, and only its line can be told
 */
record Piece(byte[] bytes, int from, int to, long line, int column, boolean asWritten) {
    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    int length() {
        return to - from;
    }
}

package ug.open.conveyor.driver.input;

import java.util.Arrays;

/**
 * The text of one record in an input.
 *
 * @param bytes hold it until the cutter is called again
 * @param from its first byte
 * @param to behind its last byte
 * @param line where it begins, from 1
 * @param column where it begins, from 1
 * @param asWritten whether the input holds these very bytes; else they were made from other text, and only the line is known
 */
record Piece(byte[] bytes, int from, int to, long line, int column, boolean asWritten) {
    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    int length() {
        return to - from;
    }
}

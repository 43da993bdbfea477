package ug.open.conveyor.driver.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of bytes, reused: what is printed is put together here. */
final class Bytes {
    private byte[] array;
    private int length;

    Bytes(int capacity) {
        array = new byte[capacity];
    }

    int length() {
        return length;
    }

    byte[] array() {
        return array;
    }

    void clear() {
        length = 0;
    }

    void cut(int length) {
        this.length = length;
    }

    void add(char ascii) {
        if (length == array.length) {
            grow(1);
        }
        array[length++] = (byte) ascii;
    }

    void add(byte[] from, int start, int end) {
        int n = end - start;
        if (n > array.length - length) {
            grow(n);
        }
        System.arraycopy(from, start, array, length, n);
        length += n;
    }

    void add(Bytes other) {
        add(other.array, 0, other.length);
    }

    /** Text that is known to be ASCII. */
    void ascii(String text) {
        int n = text.length();
        if (n > array.length - length) {
            grow(n);
        }
        for (int i = 0; i < n; i++) {
            array[length++] = (byte) text.charAt(i);
        }
    }

    void utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes, 0, bytes.length);
    }

    void blanks(int n) {
        for (int i = 0; i < n; i++) {
            add(' ');
        }
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(array, 0, length);
    }

    private void grow(int more) {
        array = Arrays.copyOf(array, Math.max(2 * array.length, Math.addExact(length, more)));
    }

    @Override
    public String toString() {
        return new String(array, 0, length, StandardCharsets.UTF_8);
    }
}

package ug.open.conveyor.driver.host;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import ug.open.conveyor.driver.json.Harmless;

/**
 * Standard output that is a terminal. Text was cleaned before. JSON is printed as it is kept: characters beyond ASCII that a terminal may obey
 * are written as escapes of JSON, which mean the same. ASCII passes, colours too. Input is UTF-8; a character that comes in two halves is
 * written when it is whole.
 */
public final class ScreenOutput extends FilterOutputStream {
    private static final byte DELETE = 0x7f;

    /** The bytes of a character that is not whole yet. */
    private byte[] begun = {};

    public ScreenOutput(OutputStream terminal) {
        super(terminal);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (begun.length == 0 && isAscii(bytes, from, from + count)) {
            out.write(bytes, from, count);
            return;
        }
        byte[] text = Arrays.copyOf(begun, begun.length + count);
        System.arraycopy(bytes, from, text, begun.length, count);
        int whole = whole(text);
        begun = Arrays.copyOfRange(text, whole, text.length);
        String shown = Harmless.json(
                new String(text, 0, whole, StandardCharsets.UTF_8)); // bytes that are not UTF-8 become U+FFFD
        out.write(shown.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] >= 0 && bytes[i] != DELETE) {
            i++;
        }
        return i == to;
    }

    /** Where the last character begins that is not whole; the length where all are. */
    private static int whole(byte[] text) {
        for (int i = text.length - 1; i >= Math.max(0, text.length - 3) && text[i] < 0; i--) {
            int lead = text[i] & 0xff;
            if (lead >= 0xc0) {
                int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
                return i + length > text.length ? i : text.length;
            }
        }
        return text.length;
    }

    @Override
    public void flush() throws IOException {
        if (begun.length == 0) {
            super.flush();
        }
    }
}

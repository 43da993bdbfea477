package ug.open.conveyor.driver.cli;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import ug.open.conveyor.driver.wire.Harmless;

/**
 * Standard output that is a terminal. What is printed as text was cleaned before; JSON is printed as it is kept, and of what is beyond ASCII in
 * it, a terminal may obey some: that is written as the escape of JSON, which says the same. What is ASCII passes, colours too. What is
 * given is UTF-8; a character that is given in two halves is written when it is whole.
 */
final class ScreenOutput extends FilterOutputStream {
    private static final byte DELETE = 0x7f;
    private static final int LONGEST = 4;

    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private final byte[] begun = new byte[LONGEST];
    private int length;

    ScreenOutput(OutputStream terminal) {
        super(terminal);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int to = from + count;
        int done = from;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b >= 0 && b != DELETE && length == 0) {
                continue;
            }
            piece.write(bytes, done, i - done);
            done = i + 1;
            more(b);
        }
        if (piece.size() == 0) {
            out.write(bytes, done, to - done);
            return;
        }
        piece.write(bytes, done, to - done);
        piece.writeTo(out);
        piece.reset();
    }

    /** A byte that is no ASCII, or behind one. */
    private void more(byte b) {
        boolean follows = (b & 0xc0) == 0x80;
        if (length > 0 && !follows) {
            character();
        }
        if (b >= 0) {
            shown(b);
            return;
        }
        begun[length++] = b;
        int lead = begun[0] & 0xff;
        if (length >= (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1)) {
            character();
        }
    }

    private void character() {
        String text = new String(begun, 0, length, StandardCharsets.UTF_8); // what is no UTF-8 becomes U+FFFD
        length = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            shown(text.codePointAt(i));
        }
    }

    private void shown(int c) {
        String text = new String(Character.toChars(c));
        boolean plain = c < ' ' || Harmless.isShown(c);
        piece.writeBytes((plain ? text : Harmless.json(text)).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void flush() throws IOException {
        if (length == 0) {
            super.flush();
        }
    }
}

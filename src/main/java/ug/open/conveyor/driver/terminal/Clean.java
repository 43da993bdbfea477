package ug.open.conveyor.driver.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import ug.open.conveyor.driver.wire.Harmless;

/** Makes text that others wrote fit a place that has one line of so many columns, such as a run id in a message; see {@link Harmless}. */
public final class Clean {
    private static final char ESC = '\u001B';

    private Clean() {}

    /** The text without the escape sequences that a terminal would obey, such as the colours of a build; an ESC that begins none stays. */
    public static String withoutEscapes(String text) {
        if (text.indexOf(ESC) < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; ) {
            int behind = in[i] == ESC ? EscapeSequence.end(in, i, in.length) : -1;
            if (behind < 0) {
                out.write(in[i++]);
            } else {
                i = behind;
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The text on one line, cut in the middle where it takes more than so many columns of a terminal. */
    public static String oneLine(String text, int columns) {
        return shorten(text, columns, Surface.file());
    }

    static String shorten(String text, int columns, Surface surface) {
        int enough = 8 * columns + 64; // a run id can have megabytes: only what may be shown is looked at
        boolean ascii = surface.asciiOnly();
        String clean = text.length() <= 2 * enough
                ? Harmless.oneLine(text, ascii)
                : Harmless.oneLine(text.substring(0, enough), ascii)
                        + Harmless.oneLine(text.substring(text.length() - enough), ascii);
        return Columns.shorten(clean, columns, surface.ellipsis());
    }
}

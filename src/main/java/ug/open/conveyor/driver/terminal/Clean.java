package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.json.Harmless;

/** Makes text from outside fit a place of one line with a number of columns, such as a run id in a message; see {@link Harmless}. */
public final class Clean {
    private Clean() {}

    /** The text on one line, cut in the middle where it is wider than this many columns of a terminal. */
    public static String oneLine(String text, int columns) {
        return shorten(text, columns, Surface.file());
    }

    static String shorten(String text, int columns, Surface surface) {
        if (text.length() <= columns && Harmless.isPlain(text)) {
            return text; // nearly every one
        }
        int enough = 8 * columns + 64; // a run id can have megabytes: only what may be shown is looked at
        boolean ascii = surface.asciiOnly();
        String clean = text.length() <= 2 * enough
                ? Harmless.oneLine(text, ascii)
                : Harmless.oneLine(text.substring(0, enough), ascii)
                        + Harmless.oneLine(text.substring(text.length() - enough), ascii);
        return Columns.shorten(clean, columns, surface.ellipsis());
    }
}

package ug.open.conveyor.driver.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import ug.open.conveyor.driver.json.Harmless;

/**
 * A stream to write on: a terminal or not, and the characters and colours that it can show. Text is UTF-8 everywhere.
 *
 * @param terminal whether it is a terminal
 * @param unicode whether it takes UTF-8; else our own lines are ASCII, and on a terminal what others wrote is escaped too, since the bytes of
 *     UTF-8 are control characters to a terminal of another character set
 * @param style colours or none
 */
public record Surface(boolean terminal, boolean unicode, Style style) {
    /**
     * The surface of one stream.
     *
     * @param terminal whether the stream goes to a terminal
     * @param charset the character set of the user's locale
     * @param colours what the user asked for
     * @param environment of the process, see {@link Style#of}
     */
    public static Surface of(boolean terminal, Charset charset, Style.When colours, Map<String, String> environment) {
        return new Surface(terminal, StandardCharsets.UTF_8.equals(charset), Style.of(colours, terminal, environment));
    }

    /** A file or a pipe: no colours, UTF-8. */
    public static Surface file() {
        return new Surface(false, true, Style.plain());
    }

    /** Whether everything has to be ASCII, what others wrote included. */
    boolean asciiOnly() {
        return terminal && !unicode;
    }

    String ellipsis() {
        return unicode ? "…" : "...";
    }

    /** Text of others for a place that has one line; see {@link Harmless#oneLine(String)}. */
    String oneLine(String text) {
        return Harmless.oneLine(text, asciiOnly());
    }

    /** Text of others for a place of this many columns; see {@link Clean#oneLine(String, int)}. */
    String oneLine(String text, int columns) {
        return Clean.shorten(text, columns, this);
    }
}

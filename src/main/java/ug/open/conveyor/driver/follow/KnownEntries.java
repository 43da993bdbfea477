package ug.open.conveyor.driver.follow;

import java.util.Arrays;
import ug.open.conveyor.driver.Level;

/**
 * Log entries that stand one behind the other in a buffer, each with its line feed, of the form that the run store writes, and what who read
 * them found out: so that who prints them need not look at their bytes again. The bench rows {@code lines} and {@code output} measure it.
 */
public final class KnownEntries {
    /** What there is in a message, as it stands in the line. */
    public enum Text {
        /** Printable ASCII without a backslash. */
        PLAIN,
        /** The same and characters beyond ASCII, in valid UTF-8. */
        WIDE,
        /** Escapes, or DEL. */
        ESCAPED
    }

    private static final Level[] LEVELS = Level.values();
    private static final Text[] TEXTS = Text.values();

    private byte[] bytes;
    private int from;
    private int count;
    private int[] ends = new int[512]; // behind the line feeds
    private int[] messages = new int[512];
    private int[] messageEnds = new int[512];
    private byte[] kinds = new byte[512]; // level and text
    private Object[] sources = new Object[512];

    /** Begins anew with entries that stand in a buffer from here on. */
    public void begin(byte[] bytes, int from) {
        this.bytes = bytes;
        this.from = from;
        count = 0;
    }

    /**
     * Adds the entry behind the last one.
     *
     * @param end behind its line feed
     * @param message where its message begins, behind the quote
     * @param messageEnd where its message ends, before the quote
     * @param source the same object for entries that differ in time, level, message and number alone; null where it has labels or the like
     */
    public void add(int end, int message, int messageEnd, int level, Text text, Object source) {
        if (count == ends.length) {
            grow();
        }
        ends[count] = end;
        messages[count] = message;
        messageEnds[count] = messageEnd;
        kinds[count] = (byte) (level << 2 | text.ordinal());
        sources[count] = source;
        count++;
    }

    private void grow() {
        int more = 2 * count;
        ends = Arrays.copyOf(ends, more);
        messages = Arrays.copyOf(messages, more);
        messageEnds = Arrays.copyOf(messageEnds, more);
        kinds = Arrays.copyOf(kinds, more);
        sources = Arrays.copyOf(sources, more);
    }

    /** The buffer. */
    public byte[] bytes() {
        return bytes;
    }

    public int count() {
        return count;
    }

    /** Where the first one begins. */
    public int from() {
        return from;
    }

    /** Behind the line feed of the last one. */
    public int to() {
        return count == 0 ? from : ends[count - 1];
    }

    /** Where one begins. */
    public int from(int entry) {
        return entry == 0 ? from : ends[entry - 1];
    }

    /** Where one ends, before its line feed. */
    public int to(int entry) {
        return ends[entry] - 1;
    }

    public int messageFrom(int entry) {
        return messages[entry];
    }

    public int messageTo(int entry) {
        return messageEnds[entry];
    }

    public Level level(int entry) {
        return LEVELS[kinds[entry] >> 2];
    }

    public Text text(int entry) {
        return TEXTS[kinds[entry] & 3];
    }

    /** See {@link #add}. */
    public Object source(int entry) {
        return sources[entry];
    }
}

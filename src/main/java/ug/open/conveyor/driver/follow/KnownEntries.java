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

    private static final int TIME = 27;
    private static final int BETWEEN_TIME_AND_MESSAGE = "','level':'','message':'".length(); // and the level
    private static final Level[] LEVELS = Level.values();
    private static final Text[] TEXTS = Text.values();

    private byte[] bytes;
    private int from;
    private int first;
    private int count;
    private int[] ends; // behind the line feeds
    private int[] messages;
    private int[] messageEnds;
    private byte[] kinds; // level and text
    private Object[] sources;
    private KnownEntries part;

    /** None, with room for some. */
    public KnownEntries() {
        this(16);
    }

    private KnownEntries(int room) {
        ends = new int[room];
        messages = new int[room];
        messageEnds = new int[room];
        kinds = new byte[room];
        sources = new Object[room];
    }

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
        int more = Math.max(16, 2 * count);
        ends = Arrays.copyOf(ends, more);
        messages = Arrays.copyOf(messages, more);
        messageEnds = Arrays.copyOf(messageEnds, more);
        kinds = Arrays.copyOf(kinds, more);
        sources = Arrays.copyOf(sources, more);
    }

    /** Adds one of which nothing is known. */
    public void addUnknown(int end) {
        add(end, 0, 0, 0, Text.ESCAPED, null);
    }

    /** Adds those of another buffer, whose bytes were copied behind the last one. */
    public void addAll(KnownEntries others) {
        int shift = to() - others.from();
        for (int i = 0; i < others.count; i++) {
            int at = others.first + i;
            add(
                    others.ends[at] + shift,
                    others.messages[at] + shift,
                    others.messageEnds[at] + shift,
                    others.kinds[at] >> 2,
                    TEXTS[others.kinds[at] & 3],
                    others.sources[at]);
        }
    }

    /** Some of these, from one up to before another, valid as long as these are; the object is the same each time. */
    public KnownEntries part(int one, int other) {
        if (part == null) {
            part = new KnownEntries(0);
        }
        if (part.ends != ends || part.bytes != bytes) { // a collector has to be told of each of these
            part.bytes = bytes;
            part.ends = ends;
            part.messages = messages;
            part.messageEnds = messageEnds;
            part.kinds = kinds;
            part.sources = sources;
        }
        part.from = from(one);
        part.first = one;
        part.count = other - one;
        return part;
    }

    /** The bytes are in another buffer, at the same places. */
    public void moved(byte[] other) {
        bytes = other;
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
        return count == 0 ? from : ends[first + count - 1];
    }

    /** Where one begins. */
    public int from(int entry) {
        return entry == 0 ? from : ends[first + entry - 1];
    }

    /** Where one ends, before its line feed. */
    public int to(int entry) {
        return ends[first + entry] - 1;
    }

    /** Where its time begins, behind the quote. */
    public int timeFrom(int entry) {
        return timeTo(entry) - TIME;
    }

    /** Where its time ends, before the quote. */
    public int timeTo(int entry) {
        return messageFrom(entry)
                - BETWEEN_TIME_AND_MESSAGE
                - level(entry).name().length();
    }

    public int messageFrom(int entry) {
        return messages[first + entry];
    }

    public int messageTo(int entry) {
        return messageEnds[first + entry];
    }

    public Level level(int entry) {
        return LEVELS[kinds[first + entry] >> 2];
    }

    public Text text(int entry) {
        return TEXTS[kinds[first + entry] & 3];
    }

    /** See {@link #add}. */
    public Object source(int entry) {
        return sources[first + entry];
    }
}

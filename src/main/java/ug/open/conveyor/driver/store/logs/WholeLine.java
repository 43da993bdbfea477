package ug.open.conveyor.driver.store.logs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.follow.KnownEntries;
import ug.open.conveyor.driver.follow.KnownEntries.Text;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.json.JsonScanner;
import ug.open.conveyor.driver.json.LongWords;
import ug.open.conveyor.driver.json.Timestamps;
import ug.open.conveyor.driver.json.Utf8;
import ug.open.conveyor.driver.store.index.SegmentFile;

/**
 * Tells log lines that are whole from damaged ones. Lines of one attempt are alike but for time, level, message and number: once one of them was
 * read as JSON, the others are compared with it, which also finds where they end. For one thread.
 */
public final class WholeLine {
    private static final byte[] TIME = Bytes.ascii("\"timestamp\":\"");
    private static final byte[] MESSAGE = Bytes.ascii("\",\"message\":\"");
    private static final byte[] NUMBER = Bytes.ascii(",\"n\":");
    private static final byte[] VALUE = Bytes.ascii("\":\"");
    private static final byte[][] LEVELS = new byte[Level.values().length][];
    private static final int ROOM = 64 << 10;
    private static final int LONGEST = 512;
    private static final int MANY = 1 << 13; // lines, before there is enough to do for LongWords

    static {
        for (Level level : Level.values()) {
            LEVELS[level.ordinal()] = Bytes.ascii(
                    "\",\"level\":\"" + level.name().toLowerCase(java.util.Locale.ROOT) + "\",\"message\":\"");
        }
    }

    /** For attempts that run beside each other, of each the lines without labels and those with labels. */
    private final Model[] models = new Model[16];

    // used again and again by who reads lines with this
    private final KnownEntries entries = new KnownEntries();
    private byte[] room;

    private Model last;
    private int level;
    private int lines;

    // of the line whose end was found last
    private int message;
    private int quote;
    private Text text = Text.PLAIN;

    /** The bytes that the lines of an attempt share: those before the time, and those between message and number. */
    private record Model(byte[] start, byte[] tail) {
        /** Whether nothing is between message and number: no labels, no number of a part, no bytes. */
        boolean isBare() {
            return tail.length == 1 + NUMBER.length;
        }
    }

    KnownEntries entries() {
        return entries;
    }

    byte[] room() {
        room = room == null ? new byte[ROOM] : room;
        return room;
    }

    /** Adds the line that {@link #end} has just been found of, copied {@code shift} bytes further on. */
    void addTo(KnownEntries entries, int behindFeed, int shift) {
        entries.add(behindFeed, message + shift, quote + shift, level, text, last.isBare() ? last : null);
    }

    /** Where the message of that line begins. */
    int message() {
        return message;
    }

    /** Where the quote behind that message is. */
    int quote() {
        return quote;
    }

    /** That message; null where it has escapes. */
    String message(byte[] bytes) {
        return text == Text.ESCAPED
                ? null
                : new String(
                        bytes,
                        message,
                        quote - message,
                        text == Text.PLAIN ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** The same object for all lines of an attempt that are of one form: that of the line that {@link #end} has just been found of. */
    Object form() {
        return last;
    }

    /** Whether a line that begins as a log line does is one whole JSON value. */
    public boolean isWhole(byte[] bytes, int from, int to) {
        if (end(bytes, from, to) == to || learn(bytes, from, to, false)) {
            return true;
        }
        if (!JsonScanner.isValid(bytes, from, to, JsonScanner.MAX_DEPTH)) {
            return false;
        }
        learn(bytes, from, to, true);
        return true;
    }

    /** Where the line ends that begins here, if it is whole and like one before; -1 where it must be looked at by {@link #isWhole}. */
    int end(byte[] bytes, int from, int to) {
        lines += lines < MANY ? 1 : 0;
        int end = last == null ? -1 : end(last, bytes, from, to);
        int slot = end < 0 ? slot(bytes, from, to) : 0;
        for (int i = slot; end < 0 && i <= slot + 1; i++) {
            if (models[i] != null && models[i] != last) {
                end = end(models[i], bytes, from, to);
                last = end < 0 ? last : models[i];
            }
        }
        return end;
    }

    private int slot(byte[] bytes, int from, int to) {
        return 2 * (int) Bytes.digits(bytes, from + SegmentFile.LOG_OF.length, to) & models.length - 2;
    }

    private int end(Model model, byte[] bytes, int from, int to) {
        int time = from + model.start.length;
        int behind = time + Timestamps.LENGTH;
        if (behind >= to
                || !Arrays.equals(bytes, from, time, model.start, 0, model.start.length)
                || plainEnd(bytes, time, behind) < behind) {
            return -1;
        }
        message = message(bytes, behind, to);
        quote = text(bytes, message, to);
        int number = quote + model.tail.length;
        if (quote < 0 || !Bytes.startsWith(bytes, quote, to, model.tail)) {
            return -1;
        }
        int at = number;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        boolean isNumber = at == number + 1 || at > number && bytes[number] != '0';
        return isNumber && at < to && bytes[at] == '}' ? at + 1 : -1;
    }

    /** Where the message begins, from behind the time on; {@code to} where there is none. */
    private int message(byte[] bytes, int from, int to) {
        for (int i = 0; i < LEVELS.length; i++) {
            byte[] member = LEVELS[level];
            if (from + member.length < to
                    && Arrays.equals(bytes, from, from + member.length, member, 0, member.length)) {
                return from + member.length;
            }
            level = (level + 1) % LEVELS.length;
        }
        return to;
    }

    /** Where the quote is that ends a text; -1 where there is none, or something that cannot be in a JSON string. */
    private int text(byte[] bytes, int from, int to) {
        int at = plainEnd(bytes, from, to);
        text = Text.PLAIN;
        while (at < to && bytes[at] != '"') {
            int length = odd(bytes, at, to);
            if (length == 0) {
                return -1;
            }
            at = plainEnd(bytes, at + length, to);
        }
        return at < to ? at : -1;
    }

    /** The length of what begins with another byte than printable ASCII; 0 where that cannot be in a JSON string. */
    private int odd(byte[] bytes, int at, int to) {
        if (bytes[at] < 0) {
            text = text == Text.PLAIN ? Text.WIDE : text;
            return Utf8.sequence(bytes, at, to);
        }
        text = Text.ESCAPED;
        return bytes[at] == '\\' ? escape(bytes, at, to) : bytes[at] == 0x7f ? 1 : 0;
    }

    private static int escape(byte[] bytes, int at, int to) {
        boolean unicode = at + 6 <= to && bytes[at + 1] == 'u';
        for (int i = at + 2; unicode && i < at + 6; i++) {
            unicode = Character.digit(bytes[i], 16) >= 0;
        }
        return unicode ? 6 : at + 2 <= to && "\"\\/bfnrt".indexOf(bytes[at + 1]) >= 0 ? 2 : 0;
    }

    private int plainEnd(byte[] bytes, int from, int to) {
        return lines < MANY ? Bytes.plainEnd(bytes, from, to) : LongWords.plainEnd(bytes, from, to);
    }

    /** Keeps what is the same in a line and others like it, if it has the form that the run store writes; not known to be JSON, that without labels. */
    private boolean learn(byte[] bytes, int from, int to, boolean isJson) {
        int time = behind(TIME, bytes, from, Math.min(to, from + LONGEST));
        int message = time < 0 ? -1 : behind(MESSAGE, bytes, time, Math.min(to, time + LONGEST));
        int quote = message < 0 ? -1 : text(bytes, message, to);
        int number = to - 1;
        while (number > from && bytes[number - 1] >= '0' && bytes[number - 1] <= '9') {
            number--;
        }
        if (quote < 0 || !Bytes.endsWith(bytes, quote, number, NUMBER)) {
            return false;
        }
        if (!isJson && (number != quote + 1 + NUMBER.length || !areTexts(bytes, from, time - TIME.length))) {
            return false;
        }
        Model model = new Model(Arrays.copyOfRange(bytes, from, time), Arrays.copyOfRange(bytes, quote, number));
        if (end(model, bytes, from, to) != to) {
            return false;
        }
        boolean labels = bytes[number - NUMBER.length - 1] == '}';
        models[slot(bytes, from, to) + (labels ? 1 : 0)] = model;
        last = model;
        return true;
    }

    /** Whether there are but the number of an attempt and members of text, each with its comma, before the time. */
    private boolean areTexts(byte[] bytes, int from, int to) {
        int at = from + SegmentFile.LOG_OF.length;
        boolean are = Bytes.startsWith(bytes, from, to, SegmentFile.LOG_OF) && bytes[at] >= '1' && bytes[at] <= '9';
        while (are && bytes[at] != ',') {
            are = bytes[at] >= '0' && bytes[at] <= '9' && ++at < to;
        }
        while (are && at < to - 1) {
            int name = bytes[at + 1] == '"' && bytes[at] == ',' ? text(bytes, at + 2, to) : -1;
            int value =
                    name >= 0 && Bytes.startsWith(bytes, name, to, VALUE) ? text(bytes, name + VALUE.length, to) : -1;
            are = value >= 0;
            at = value + 1;
        }
        return are && at == to - 1 && bytes[at] == ',';
    }

    /** Behind the first such bytes; -1 where there are none. In JSON text they can be the member alone. */
    private static int behind(byte[] wanted, byte[] bytes, int from, int to) {
        for (int at = from; at + wanted.length <= to; at++) {
            if (Bytes.startsWith(bytes, at, to, wanted)) {
                return at + wanted.length;
            }
        }
        return -1;
    }
}

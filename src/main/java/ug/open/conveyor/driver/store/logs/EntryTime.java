package ug.open.conveyor.driver.store.logs;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.json.Timestamps;
import ug.open.conveyor.driver.search.Needle;
import ug.open.conveyor.driver.store.index.SegmentName;

/** When log entries were written, as numbers that sort as the times do: microseconds of a calendar whose months all have 32 days. */
public final class EntryTime {
    private static final byte[] MEMBER = Bytes.ascii("\"timestamp\":\"");
    private static final Needle NEEDLE = Needle.of(MEMBER, false);
    private static final int[] IN_LINE = {0, 5, 8, 11, 14, 17, 20};
    private static final int[] IN_NAME = {0, 4, 6, 9, 11, 13, 15};
    private static final int[] DIGITS = {4, 2, 2, 2, 2, 2, 6};
    private static final int[] SIZES = {0, 13, 32, 24, 60, 60, 1_000_000};

    private int guess; // where it was in the line before: those of one attempt are alike

    /** That of a log line; {@code otherwise} where it has none. In a JSON text the first such bytes can only be the member itself. */
    public long of(byte[] line, int from, int to, long otherwise) {
        int at = from + guess;
        if (!Bytes.startsWith(line, at, to, MEMBER)) {
            at = NEEDLE.find(line, from, to);
            if (at < 0) {
                return otherwise;
            }
            guess = at - from;
        }
        int begin = at + MEMBER.length;
        int end = begin + Timestamps.LENGTH;
        boolean usual = end < to && line[end] == '"' && line[end - 1] == 'Z';
        long time = usual ? number(line, begin, IN_LINE) : other(line, begin, to);
        return time < 0 ? otherwise : time;
    }

    /** When a segment was begun. */
    public static long of(SegmentName name) {
        return number(name.stem().getBytes(StandardCharsets.US_ASCII), 0, IN_NAME);
    }

    public static long of(Instant time) {
        byte[] text = new byte[Timestamps.LENGTH];
        Timestamps.write(text, 0, time);
        return number(text, 0, IN_LINE);
    }

    private static long other(byte[] text, int from, int to) {
        int end = from;
        while (end < to && text[end] != '"') {
            end++;
        }
        try {
            return of(Timestamps.parse(new String(text, from, end - from, StandardCharsets.UTF_8)));
        } catch (DateTimeException e) {
            return -1;
        }
    }

    private static long number(byte[] text, int from, int[] places) {
        long time = 0;
        for (int field = 0; field < places.length; field++) {
            int value = 0;
            for (int i = 0; i < DIGITS[field]; i++) {
                int digit = text[from + places[field] + i] - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                value = 10 * value + digit;
            }
            time = time * SIZES[field] + value;
        }
        return time;
    }
}

package ug.open.conveyor.driver.record;

import java.util.Arrays;
import ug.open.conveyor.driver.wire.Json;
import ug.open.conveyor.driver.wire.SyntaxException;

/**
 * Tells log lines that are whole from damaged ones. Lines of one attempt are the same up to their message, but for the time; so what was read
 * once as JSON need only be compared for the next, which costs a tenth. For one thread.
 */
final class WholeLine {
    private static final byte[] TIME = Bytes.ascii("\"timestamp\":\"");
    private static final byte[] MESSAGE = Bytes.ascii("\"message\":\"");
    private static final byte[] BEHIND = Bytes.ascii("\",\"n\":");
    private static final int TIME_LENGTH = 27;
    private static final int LONGEST = 512;

    /** 1 for each byte that ends a JSON string, is escaped in one, or is not ASCII. */
    private static final byte[] SPECIAL = new byte[256];

    static {
        Arrays.fill(SPECIAL, 0, ' ', (byte) 1);
        Arrays.fill(SPECIAL, 0x80, 0x100, (byte) 1);
        SPECIAL['"'] = 1;
        SPECIAL['\\'] = 1;
    }

    /** For attempts that run beside each other. */
    private final Start[] starts = new Start[8];

    /** The beginning of a line, up to its message, with the time at {@code time}. */
    private record Start(byte[] bytes, int time) {}

    boolean isWhole(byte[] bytes, int from, int to) {
        int place = place(bytes, from, to);
        return isLike(starts[place], bytes, from, to) || isJson(place, bytes, from, to);
    }

    private int place(byte[] bytes, int from, int to) {
        return (int) (Bytes.digits(bytes, from + SegmentFile.LOG_OF.length, to) & starts.length - 1);
    }

    private static boolean isLike(Start start, byte[] bytes, int from, int to) {
        if (start == null || to - from < start.bytes.length + BEHIND.length + 2) {
            return false;
        }
        int time = from + start.time;
        int timeEnd = time + TIME_LENGTH;
        int message = from + start.bytes.length;
        return Arrays.equals(bytes, from, time, start.bytes, 0, start.time)
                && Arrays.equals(bytes, timeEnd, message, start.bytes, start.time + TIME_LENGTH, start.bytes.length)
                && arePlain(bytes, time, timeEnd)
                && isEnd(bytes, message, to);
    }

    /** Whether all of them stand for themselves in a JSON string. Four at a time: each line goes through here. */
    private static boolean arePlain(byte[] bytes, int from, int to) {
        byte[] special = SPECIAL;
        int at = from;
        for (; at + 3 < to; at += 4) {
            int any = special[bytes[at] & 0xff]
                    | special[bytes[at + 1] & 0xff]
                    | special[bytes[at + 2] & 0xff]
                    | special[bytes[at + 3] & 0xff];
            if (any != 0) {
                return false;
            }
        }
        for (; at < to; at++) {
            if (special[bytes[at] & 0xff] != 0) {
                return false;
            }
        }
        return true;
    }

    /** A message of plain characters, the number, and nothing else. */
    private static boolean isEnd(byte[] bytes, int from, int to) {
        int at = to - 1;
        if (bytes[at] != '}') {
            return false;
        }
        do {
            at--;
        } while (at > from && bytes[at] >= '0' && bytes[at] <= '9');
        int behind = at + 1 - BEHIND.length;
        if (at + 2 >= to || behind < from || !Bytes.startsWith(bytes, behind, to, BEHIND) || bytes[at + 1] == '0') {
            return false;
        }
        return arePlain(bytes, from, behind);
    }

    private boolean isJson(int place, byte[] bytes, int from, int to) {
        if (!isStrict(bytes, from, to)) {
            return false;
        }
        int most = Math.min(to, from + LONGEST);
        int time = find(TIME, bytes, from, most);
        int message = time < 0 ? -1 : find(MESSAGE, bytes, time + TIME_LENGTH, most);
        if (message > 0) {
            starts[place] = new Start(Arrays.copyOfRange(bytes, from, message), time - from);
        }
        return true;
    }

    private static boolean isStrict(byte[] bytes, int from, int to) {
        try {
            Json.check(bytes, from, to);
            return true;
        } catch (SyntaxException e) {
            return false;
        }
    }

    /** Behind the first such bytes; -1 where there are none. In JSON text they can be the member alone. */
    private static int find(byte[] wanted, byte[] bytes, int from, int to) {
        for (int at = from; at + wanted.length <= to; at++) {
            if (Bytes.startsWith(bytes, at, to, wanted)) {
                return at + wanted.length;
            }
        }
        return -1;
    }
}

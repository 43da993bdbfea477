package ug.open.conveyor.driver.search;

import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.json.JsonLine;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/** What an entry says of the log line that it is a part of, where that was too long to be kept as one. For one thread. */
public final class LinePart {
    private static final byte[] NUMBER = Bytes.ascii(",\"part\":");
    private static final byte[] TIME = Bytes.ascii(",\"n\":");
    private final RecordedLine members = new RecordedLine();
    private final JsonLine labels = new JsonLine("stream");

    /** Which part of its line an entry is, from 1; 0 where it is a whole line. Told from its end, as the run store writes it. */
    public static long number(byte[] bytes, int from, int to) {
        int end = digits(bytes, from, to - 1);
        int at = before(TIME, bytes, from, end);
        int digits = digits(bytes, from, at < 0 ? to - 1 : at);
        at = before(NUMBER, bytes, from, digits);
        return at < 0 ? 0 : Math.max(0, Bytes.digits(bytes, digits, to));
    }

    /** Where the digits begin that end here. */
    private static int digits(byte[] bytes, int from, int to) {
        int at = to;
        while (at > from && bytes[at - 1] >= '0' && bytes[at - 1] <= '9') {
            at--;
        }
        return at;
    }

    private static int before(byte[] name, byte[] bytes, int from, int to) {
        return to > from && Bytes.endsWith(bytes, from, to, name) ? to - name.length : -1;
    }

    /** What is the same for all parts of a line, and for no other line that was written meanwhile: its attempt and its stream. */
    public String source(byte[] bytes, int from, int to) {
        if (!members.read(bytes, from, to)) {
            return "";
        }
        boolean has = members.isObject(Member.LABELS)
                && labels.read(bytes, members.start(Member.LABELS), members.end(Member.LABELS));
        return members.text(Member.A)
                + '\n'
                + members.text(Member.RUNID)
                + '\n'
                + members.text(Member.DRIVER)
                + '\n'
                + (has && labels.isString(0) ? labels.string(0) : "");
    }
}

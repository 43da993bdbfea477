package ug.open.conveyor.driver.record;

import ug.open.conveyor.driver.wire.JsonLine;

/** What an entry says of the log line that it is a part of, where that was too long to be kept as one. For one thread. */
final class LinePart {
    private static final byte[] NUMBER = Bytes.ascii(",\"part\":");
    private static final byte[] TIME = Bytes.ascii(",\"n\":");
    private static final String[] OF = {"a", "runid", "driver"};
    private static final int LABELS = OF.length;

    private final JsonLine members = new JsonLine(OF[0], OF[1], OF[2], "labels");
    private final JsonLine labels = new JsonLine("stream");

    /** Which part of its line an entry is, from 1; 0 where it is a whole line. Told from its end, as the run store writes it. */
    static long number(byte[] bytes, int from, int to) {
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
    String source(byte[] bytes, int from, int to) {
        if (!members.read(bytes, from, to)) {
            return "";
        }
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < OF.length; i++) {
            source.append(members.present(i) ? members.string(i) : "").append('\n');
        }
        boolean has = members.isObject(LABELS) && labels.read(bytes, members.start(LABELS), members.end(LABELS));
        return source.append(has && labels.isString(0) ? labels.string(0) : "").toString();
    }
}

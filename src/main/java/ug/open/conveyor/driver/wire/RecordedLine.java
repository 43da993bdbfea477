package ug.open.conveyor.driver.wire;

import ug.open.conveyor.driver.json.JsonLine;

/**
 * Reads the lines that {@link LineWriter} writes: made once and used for line after line. A line is passed over once, and a value is made
 * of its bytes when somebody asks for it. Any bytes may be read. Not for use by several threads at once.
 */
public final class RecordedLine {
    private static final JsonLine.Names NAMES = names();

    private final JsonLine line = new JsonLine(NAMES);

    private static JsonLine.Names names() {
        Member[] members = Member.values();
        String[] names = new String[members.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = members[i].key();
        }
        return new JsonLine.Names(names);
    }

    /**
     * Reads one line, without its line feed. The bytes are used by the other methods until the next call.
     *
     * @return false where the line is torn or no object; then it has no member
     */
    public boolean read(byte[] bytes, int from, int to) {
        return line.read(bytes, from, to);
    }

    /** The same; false also where something inside the line is no JSON. */
    public boolean readWhole(byte[] bytes, int from, int to) {
        return line.readWhole(bytes, from, to);
    }

    /** Whether it is a line of this kind. */
    public boolean is(LineKind kind) {
        return is(Member.KIND, kind.word);
    }

    /** Whether the line has the member; null counts as a value. */
    public boolean has(Member member) {
        return line.present(member.ordinal());
    }

    /** Whether the line has the member and its value is a string. */
    public boolean isString(Member member) {
        return line.isString(member.ordinal());
    }

    /** Whether the line has the member and its value is an object. */
    public boolean isObject(Member member) {
        return line.isObject(member.ordinal());
    }

    /** Whether the bytes of the value are these: {@code is(SUCCESS, "true")}. For text without escapes. */
    public boolean is(Member member, String ascii) {
        return line.is(member.ordinal(), ascii);
    }

    /** The place of the value's first byte, of a string behind its quote; -1 where there is none. */
    public int start(Member member) {
        return line.start(member.ordinal());
    }

    /** The place behind the value's last byte, of a string before its quote; -1 where there is none. */
    public int end(Member member) {
        return line.end(member.ordinal());
    }

    /** A string's text; any other value's JSON text; empty where there is none. */
    public String text(Member member) {
        return line.string(member.ordinal());
    }

    /** A whole number of up to 18 digits; -1 where there is none. */
    public long number(Member member) {
        return line.longValue(member.ordinal(), -1);
    }

    /** What is the same for all lines of an attempt, and for no others. */
    public String attempt() {
        return text(Member.A) + '\n' + text(Member.RUNID) + '\n' + text(Member.DRIVER);
    }

    /** Of the line of an event, the member that has its message: as JSON, or as text where it is none. */
    public Member received() {
        return has(Member.MESSAGE) ? Member.MESSAGE : Member.BYTES;
    }

    /** The number of the attempt in its session; -1 where the line has none. */
    public long a() {
        return number(Member.A);
    }

    /** The number of the event in its session; -1 where the line has none. */
    public long e() {
        return number(Member.E);
    }
}

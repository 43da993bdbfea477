package ug.open.conveyor.driver.store.index;

import static ug.open.conveyor.driver.json.Bytes.ascii;

import java.time.Instant;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.json.Buffer;

/**
 * Builds the lines of an index, one after another.
 *
 * <pre>
 * {"kind":"index","format":1,"driver":"git-cloner","mode":"offline","time":"..."}
 * {"kind":"start","runid":"...","a":1,"e":1,"attempt":1,"driver":"...","resource":"...","event":"create","time":"...","first":1,"event_at":99,"at":456,"to":640}
 * {"kind":"end","a":1,"e":1,"status":"succeeded","ms":812,"at":789,"to":900,"identity":"..."}
 * {"kind":"settle","e":1,"outcome":"done","at":900,"to":980,"identity":"..."}
 * {"kind":"mark","at":4194304,"time":"..."}
 * {"kind":"sealed","at":67108000,"sum":2910731862,"rolled":true}
 * </pre>
 *
 * <p>{@code at} is the offset of the line in the segment that this one tells of, {@code to} the one behind it; {@code first} the number of the
 * segment in which the attempt began. Only events that can be delivered again have an identity and a settle line. The members always come in
 * this order: readers look at the beginning of a line before they take it apart. An index is no recording: it can be made from its segment
 * at any time, and is where it does not fit.
 *
 * <p>{@code sum} is the CRC-32 of all lines before; an index without it was written by an older tool.
 *
 * <p>A new segment repeats the event and start lines of what goes on from the segment before, each start behind a line {@code
 * {"kind":"again","a":7,"first":1}}; so a segment can be understood alone, and its index can be made again.
 */
public final class IndexLines {
    static final int FORMAT = 1;

    /** How far apart the marks in an index are, in bytes of the segment. */
    public static final long MARK_EVERY = 4L << 20;

    static final byte[] INDEX = ascii("{\"kind\":\"index\",");
    static final byte[] START = ascii("{\"kind\":\"start\",\"runid\":\"");
    public static final byte[] END = ascii("{\"kind\":\"end\",\"a\":");
    public static final byte[] SETTLE = ascii("{\"kind\":\"settle\",");
    static final byte[] MARK = ascii("{\"kind\":\"mark\",\"at\":");
    static final byte[] SEALED = ascii("{\"kind\":\"sealed\",\"at\":");

    static final byte[] ROLLED = ascii(",\"rolled\":true}\n");

    static final byte[] SUM = ascii(",\"sum\":");

    private static final byte[] FORMAT_MEMBER = ascii("\"format\":1");
    static final byte[] A = ascii("\",\"a\":");
    static final byte[] E = ascii(",\"e\":");
    private static final byte[] FIRST_E = ascii("\"e\":");
    static final byte[] ATTEMPT = ascii(",\"attempt\":");
    static final byte[] DRIVER = ascii(",\"driver\":\"");
    static final byte[] RESOURCE = ascii("\",\"resource\":\"");
    static final byte[] EVENT = ascii("\",\"event\":\"");
    static final byte[] TIME = ascii("\",\"time\":");
    private static final byte[] MARK_TIME = ascii(",\"time\":");
    private static final byte[] MODE = ascii("\",\"mode\":\"");
    static final byte[] FIRST = ascii(",\"first\":");
    private static final byte[] EVENT_AT = ascii(",\"event_at\":");
    static final byte[] AT = ascii(",\"at\":");
    private static final byte[] TEXT_AT = ascii("\",\"at\":");
    static final byte[] TO = ascii(",\"to\":");
    static final byte[] STATUS = ascii(",\"status\":\"");
    private static final byte[] OUTCOME = ascii(",\"outcome\":\"");
    static final byte[] MS = ascii("\",\"ms\":");
    private static final byte[] IDENTITY = ascii(",\"identity\":\"");
    private static final byte[] TEXT_CLOSE = ascii("\"}\n");
    private static final byte[] LAST = ascii(",\"rolled\":false}\n");
    private static final byte[] CLOSE = ascii("}\n");

    private final Buffer out = new Buffer(1 << 12);

    public byte[] buffer() {
        return out.bytes();
    }

    public int length() {
        return out.length();
    }

    public void reset() {
        out.clear();
    }

    /** Lines that are there already, as they are. */
    void lines(byte[] lines, int from, int to) {
        out.add(lines, from, to);
    }

    public void index(String driver, Mode mode, Instant began) {
        out.add(INDEX).add(FORMAT_MEMBER).add(DRIVER).escaped(driver).add(MODE).escaped(word(mode));
        out.add(TIME).time(began).add(CLOSE);
    }

    /** An attempt began. */
    public void start(StartLine line, long eventAt, long at, long to, int first) {
        out.add(START).escaped(line.runId()).add(A).number(line.a()).add(E).number(line.e());
        out.add(ATTEMPT).number(line.attempt()).add(DRIVER).escaped(line.driver());
        out.add(RESOURCE)
                .escaped(line.resource())
                .add(EVENT)
                .escaped(line.event())
                .add(TIME)
                .time(line.time());
        out.add(FIRST).number(first).add(EVENT_AT).number(eventAt);
        out.add(AT).number(at).add(TO).number(to).add(CLOSE);
    }

    /** An attempt ended; its finish line goes from {@code at} to {@code to}. */
    public void end(EndLine line, long at, long to, String identity) {
        out.add(END)
                .number(line.a())
                .add(E)
                .number(line.e())
                .add(STATUS)
                .add(line.status().bytes());
        out.add(MS).number(line.ms()).add(AT).number(at).add(TO).number(to);
        close(identity);
    }

    public void settle(long e, String outcome, long at, long to, String identity) {
        out.add(SETTLE)
                .add(FIRST_E)
                .number(e)
                .add(OUTCOME)
                .escaped(outcome)
                .add(TEXT_AT)
                .number(at)
                .add(TO)
                .number(to);
        close(identity);
    }

    public void mark(long at, Instant when) {
        out.add(MARK).number(at).add(MARK_TIME).time(when).add(CLOSE);
    }

    /**
     * Nothing follows in the segment; where it was {@code rolled}, the session goes on in its next one.
     *
     * @param sum of all lines that the index has
     */
    public void sealed(long size, long sum, boolean rolled) {
        out.add(SEALED).number(size).add(SUM).number(sum).add(rolled ? ROLLED : LAST);
    }

    private void close(String identity) {
        if (identity == null) {
            out.add(CLOSE);
        } else {
            out.add(IDENTITY).escaped(identity).add(TEXT_CLOSE);
        }
    }

    public static String word(Mode mode) {
        return switch (mode) {
            case OFFLINE -> "offline";
            case SHADOW -> "shadow";
            case LIVE -> "live";
        };
    }

    static Mode mode(String word) {
        return switch (word) {
            case "live" -> Mode.LIVE;
            case "shadow" -> Mode.SHADOW;
            default -> Mode.OFFLINE;
        };
    }
}

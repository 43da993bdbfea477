package ug.open.conveyor.driver.store.index;

import java.nio.file.Path;
import ug.open.conveyor.driver.json.Days;

/**
 * The name of a segment without its ending: {@code 20261124T111603123456-<session>-0001}, when it was begun (UTC, microseconds), ten random
 * characters for the session, and the number of the segment in it. Sorted by text, segments are in the order in which they were begun: see
 * {@link SegmentOrder}. So the time may be later than the clock said; the lines inside have the time of the clock.
 */
public record SegmentName(String stem) implements Comparable<SegmentName> {
    static final String SEGMENT = ".jsonl";
    static final String INDEX = ".index";
    public static final int SESSION_LENGTH = 10;

    static final int T_AT = 8;

    private static final int TIME_LENGTH = 21;
    private static final int SESSION_AT = TIME_LENGTH + 1;
    private static final int ORDINAL_AT = SESSION_AT + SESSION_LENGTH + 1;
    static final int SHORTEST = ORDINAL_AT + 4;
    private static final int LONGEST = ORDINAL_AT + 7;

    /** A time as names have it, of one as it is written in recordings, {@code 2026-11-24T11:16:03.123456Z}. */
    public static String time(String time) {
        StringBuilder digits = new StringBuilder(TIME_LENGTH);
        for (int i = 0; i < time.length(); i++) {
            char c = time.charAt(i);
            if (isDigit(c) || c == 'T') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /** Of a time as names have it. */
    public static SegmentName of(String time, String session, int ordinal) {
        StringBuilder stem = new StringBuilder(SHORTEST);
        stem.append(time).append('-').append(session).append('-');
        String number = Integer.toString(ordinal);
        for (int i = number.length(); i < 4; i++) {
            stem.append('0');
        }
        return new SegmentName(stem.append(number).toString());
    }

    /** Of a segment's file. */
    public static SegmentName of(Path segment) {
        return ofSegment(segment.getFileName().toString());
    }

    /** Null where a file of this name is no segment. */
    public static SegmentName ofSegment(String file) {
        return of(file, SEGMENT);
    }

    /** Null where a file of this name is no index. */
    public static SegmentName ofIndex(String file) {
        return of(file, INDEX);
    }

    private static SegmentName of(String file, String ending) {
        int length = file.length() - ending.length();
        if (length < SHORTEST || length > LONGEST || !file.endsWith(ending)) {
            return null;
        }
        for (int i = 0; i < length; i++) {
            if (!fits(file.charAt(i), i)) {
                return null;
            }
        }
        return new SegmentName(file.substring(0, length));
    }

    /** Whether ASCII bytes are a name without its ending. */
    static boolean isStem(byte[] bytes, int from, int to) {
        int length = to - from;
        boolean fits = length >= SHORTEST && length <= LONGEST;
        for (int i = 0; fits && i < length; i++) {
            fits = fits((char) bytes[from + i], i);
        }
        return fits;
    }

    private static boolean fits(char c, int at) {
        if (at == T_AT) {
            return c == 'T';
        }
        if (at == TIME_LENGTH || at == ORDINAL_AT - 1) {
            return c == '-';
        }
        boolean inSession = at >= SESSION_AT && at < ORDINAL_AT;
        return isDigit(c) || inSession && c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Where it is in the order of all segments, as text. */
    public String time() {
        return stem.substring(0, TIME_LENGTH);
    }

    /** The same as microseconds since 1970. What is no date, as behind the last second of a minute, goes on from the one before. */
    public long micros() {
        long days = Days.since1970(number(0, 4), number(4, 6), number(6, 8));
        long seconds = (days * 24 + number(9, 11)) * 3600 + number(11, 13) * 60 + number(13, 15);
        return seconds * 1_000_000 + number(15, TIME_LENGTH);
    }

    private long number(int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + stem.charAt(i) - '0';
        }
        return number;
    }

    /** The random part that all segments of a session share. */
    public String session() {
        return stem.substring(SESSION_AT, SESSION_AT + SESSION_LENGTH);
    }

    /** Whether the random part begins so. */
    public boolean isOfSession(String beginning) {
        return stem.startsWith(beginning, SESSION_AT);
    }

    /** The number of the segment in its session, from 1. */
    public int ordinal() {
        return Integer.parseInt(stem, ORDINAL_AT, stem.length(), 10);
    }

    /** Whether it is the first segment of its session. */
    public boolean isFirst() {
        return stem.endsWith("-0001");
    }

    /** Its file. */
    public String segment() {
        return stem + SEGMENT;
    }

    String index() {
        return stem + INDEX;
    }

    // written out: what the compiler makes for a record costs 10 ms the first time

    @Override
    public boolean equals(Object other) {
        return other instanceof SegmentName name && stem.equals(name.stem);
    }

    @Override
    public int hashCode() {
        return stem.hashCode();
    }

    @Override
    public int compareTo(SegmentName other) {
        return stem.compareTo(other.stem);
    }
}

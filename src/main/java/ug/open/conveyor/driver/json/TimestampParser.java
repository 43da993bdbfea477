package ug.open.conveyor.driver.json;

import java.time.DateTimeException;
import java.time.Instant;

/** Reads a time; see {@link Timestamps#parse}. Written by hand: the first use of the JDK's formatter takes more time than the rest of a short run. */
final class TimestampParser {
    private static final int MAX_SECONDS_DIGITS = 12;
    private static final int SHOWN = 40;

    private final String text;
    private int at;

    TimestampParser(String text) {
        this.text = text;
    }

    Instant parse() {
        int digits = 0;
        while (digits < text.length() && isDigit(text.charAt(digits))) {
            digits++;
        }
        return digits == text.length() || text.charAt(digits) == '.' ? seconds(digits) : rfc3339();
    }

    private Instant seconds(int digits) {
        if (digits == 0 || digits > MAX_SECONDS_DIGITS) {
            throw fail();
        }
        long seconds = Long.parseLong(text.substring(0, digits));
        at = digits;
        int nanos = fraction();
        end();
        return inRange(Instant.ofEpochSecond(seconds, nanos));
    }

    private Instant rfc3339() {
        int year = number(4);
        expect("-");
        int month = number(2);
        expect("-");
        long day = date(year, month, number(2));
        expect("Tt ");
        int hour = number(2);
        expect(":");
        int minute = number(2);
        expect(":");
        int second = number(2);
        int nanos = fraction();
        int offset = offset();
        end();
        if (hour > 23 || minute > 59 || second > 60) { // 60: a leap second
            throw fail();
        }
        return inRange(Instant.ofEpochSecond(day * 86_400 + hour * 3600 + minute * 60 + second - offset, nanos));
    }

    private long date(int year, int month, int day) {
        if (!Days.exists(year, month, day)) {
            throw fail();
        }
        return Days.since1970(year, month, day);
    }

    /** The fraction in nanoseconds; further digits are ignored. */
    private int fraction() {
        if (at >= text.length() || text.charAt(at) != '.') {
            return 0;
        }
        int first = ++at;
        int nanos = 0;
        int scale = 100_000_000;
        for (; at < text.length() && isDigit(text.charAt(at)); at++, scale /= 10) {
            nanos += (text.charAt(at) - '0') * scale;
        }
        if (at == first) {
            throw fail();
        }
        return nanos;
    }

    /** Seconds east of UTC. */
    private int offset() {
        int sign = expect("Zz+-");
        if (sign < 2) {
            return 0;
        }
        int hours = number(2);
        expect(":");
        int minutes = number(2);
        if (hours > 23 || minutes > 59) {
            throw fail();
        }
        int seconds = hours * 3600 + minutes * 60;
        return sign == 2 ? seconds : -seconds;
    }

    private int number(int digits) {
        int value = 0;
        for (int end = at + digits; at < end; at++) {
            if (at >= text.length() || !isDigit(text.charAt(at))) {
                throw fail();
            }
            value = 10 * value + text.charAt(at) - '0';
        }
        return value;
    }

    /** Passes over one of these characters and returns its index among them. */
    private int expect(String oneOf) {
        int which = at < text.length() ? oneOf.indexOf(text.charAt(at)) : -1;
        if (which < 0) {
            throw fail();
        }
        at++;
        return which;
    }

    private void end() {
        if (at < text.length()) {
            throw fail();
        }
    }

    private Instant inRange(Instant time) {
        if (!Timestamps.canWrite(time)) {
            throw fail();
        }
        return time;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private DateTimeException fail() {
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return new DateTimeException("'" + shown + "' is not a time; expected one like 2026-11-24T09:47:09Z,"
                + " 2026-11-24T10:47:09.5+01:00, or seconds since 1970");
    }
}

package ug.open.conveyor.driver.json;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/** Times as text: RFC 3339 in UTC always with six fraction digits, so that they sort as text (protocol.md, Logger). */
public final class Timestamps {
    /** The length of a written time in bytes: {@code 2026-11-24T09:47:09.462894Z}. */
    public static final int LENGTH = 27;

    private static final long FIRST_SECOND = -62_167_219_200L; // 0000-01-01
    private static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31

    private Timestamps() {}

    /** Writes a time, rounded down to microseconds. */
    public static String format(Instant time) {
        byte[] text = new byte[LENGTH];
        write(text, 0, time);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /**
     * Writes {@link #LENGTH} bytes of ASCII.
     *
     * @return the place behind them
     * @throws DateTimeException for a time before the year 0 or after 9999, which the format cannot express
     */
    public static int write(byte[] buffer, int at, Instant time) {
        long second = time.getEpochSecond();
        if (!canWrite(time)) {
            throw new DateTimeException("a time outside of the years 0 to 9999: " + time);
        }
        date(buffer, at, Math.floorDiv(second, 86_400L));
        int ofDay = (int) Math.floorMod(second, 86_400L);
        buffer[at + 10] = 'T';
        Digits.pair(buffer, at + 11, ofDay / 3600);
        buffer[at + 13] = ':';
        Digits.pair(buffer, at + 14, ofDay / 60 % 60);
        buffer[at + 16] = ':';
        Digits.pair(buffer, at + 17, ofDay % 60);
        buffer[at + 19] = '.';
        micros(buffer, at, time);
        buffer[at + 26] = 'Z';
        return at + LENGTH;
    }

    /** Writes the fraction alone into a time that begins at {@code at}. */
    static void micros(byte[] buffer, int at, Instant time) {
        int micros = time.getNano() / 1000;
        Digits.pair(buffer, at + 20, micros / 10_000);
        Digits.pair(buffer, at + 22, micros / 100 % 100);
        Digits.pair(buffer, at + 24, micros % 100);
    }

    /** Whether the format can express it: the years 0 to 9999. */
    public static boolean canWrite(Instant time) {
        return time.getEpochSecond() >= FIRST_SECOND && time.getEpochSecond() <= LAST_SECOND;
    }

    /** Days to a date in the proleptic Gregorian calendar; years begin in March here, so that the leap day is a year's last. */
    private static void date(byte[] buffer, int at, long epochDay) {
        long day = epochDay + 719_468; // since 0000-03-01
        long era = Math.floorDiv(day, 146_097L);
        int ofEra = (int) (day - era * 146_097);
        int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int month = (5 * ofYear + 2) / 153;
        int dayOfMonth = ofYear - (153 * month + 2) / 5 + 1;
        int year = (int) (yearOfEra + era * 400) + (month >= 10 ? 1 : 0);
        Digits.pair(buffer, at, year / 100);
        Digits.pair(buffer, at + 2, year % 100);
        buffer[at + 4] = '-';
        Digits.pair(buffer, at + 5, month < 10 ? month + 3 : month - 9);
        buffer[at + 7] = '-';
        Digits.pair(buffer, at + 8, dayOfMonth);
    }

    /**
     * Reads a time in any form that Conveyor's runtimes write: RFC 3339 with any offset and any number of fraction digits, or decimal
     * seconds since 1970. Digits beyond nanoseconds are dropped.
     *
     * @throws DateTimeException whose message quotes the text and shows the expected forms
     */
    public static Instant parse(String text) {
        return new TimestampParser(text).parse();
    }
}

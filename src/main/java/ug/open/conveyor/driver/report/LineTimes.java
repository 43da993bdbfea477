package ug.open.conveyor.driver.report;

import java.time.Instant;
import ug.open.conveyor.driver.json.Timestamps;

/**
 * Reads the times of lines that come one behind the other: most are in the minute of the one before, or of the one before that, as an event's
 * time of long ago and the time of its run. For one thread.
 */
final class LineTimes {
    private static final int SECOND = 17; // where it is in 2026-11-24T09:47:09.462894Z
    private static final int FRACTION = 20;

    private Minute last = new Minute("no time", 0);
    private Minute other = last;

    /** One that was met, from when on in seconds of the epoch. */
    private record Minute(String text, long begin) {}

    /**
     * The time in a text.
     *
     * @throws java.time.DateTimeException where it is none
     */
    Instant of(String text) {
        if (!isUsual(text)) {
            return Timestamps.parse(text);
        }
        int second = digits(text, SECOND, SECOND + 2);
        if (!text.startsWith(last.text)) {
            Minute before = last;
            last = text.startsWith(other.text)
                    ? other
                    : new Minute(
                            text.substring(0, SECOND), Timestamps.parse(text).getEpochSecond() - second);
            other = before;
        }
        return Instant.ofEpochSecond(last.begin + second, digits(text, FRACTION, Timestamps.LENGTH - 1) * 1000L);
    }

    private static boolean isUsual(String text) {
        return text.length() == Timestamps.LENGTH
                && text.charAt(Timestamps.LENGTH - 1) == 'Z'
                && text.charAt(FRACTION - 1) == '.'
                && digits(text, FRACTION, Timestamps.LENGTH - 1) >= 0
                && digits(text, SECOND, FRACTION - 1) >= 0
                && digits(text, SECOND, FRACTION - 1) < 60;
    }

    /** The number in these digits; -1 where something else is among them. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}

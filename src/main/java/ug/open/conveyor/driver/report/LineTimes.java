package ug.open.conveyor.driver.report;

import java.time.Instant;
import ug.open.conveyor.driver.json.Timestamps;

/** Reads the times of lines that come one behind the other: most are in the minute of the one before. For one thread. */
final class LineTimes {
    private static final int SECOND = 17; // where it is in 2026-11-24T09:47:09.462894Z
    private static final int FRACTION = 20;

    private String minute = "no time";
    private long begin; // of that minute, in seconds of the epoch

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
        if (!text.startsWith(minute)) {
            Instant time = Timestamps.parse(text);
            begin = time.getEpochSecond() - second;
            minute = text.substring(0, SECOND);
            return time;
        }
        return Instant.ofEpochSecond(begin + second, digits(text, FRACTION, Timestamps.LENGTH - 1) * 1000L);
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

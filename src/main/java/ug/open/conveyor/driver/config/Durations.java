package ug.open.conveyor.driver.config;

import java.time.Duration;

/** Durations as people write them: {@code 500ms}, {@code 2s}, {@code 1h30m}, {@code 7d}. */
public final class Durations {
    private static final String[] UNITS = {"w", "d", "h", "m", "s", "ms"};
    private static final long[] MILLIS = {604_800_000, 86_400_000, 3_600_000, 60_000, 1_000, 1};
    private static final int MAX_DIGITS = 9;
    private static final int DAYS = 1; // seven days are written as such: a week is only read

    private Durations() {}

    /**
     * Reads one: whole numbers with the units {@code w d h m s ms}, each at most once, the largest first; {@code 0} needs no unit.
     *
     * @throws IllegalArgumentException with a sentence that has the text and what is expected
     */
    public static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        long millis = 0;
        int lastUnit = -1;
        int at = 0;
        while (at < text.length()) {
            int unitAt = skip(text, at, true);
            int end = skip(text, unitAt, false);
            int unit = unit(text.substring(unitAt, end));
            if (unitAt == at || unitAt - at > MAX_DIGITS || unit <= lastUnit) {
                throw wrong(text);
            }
            millis += Long.parseLong(text.substring(at, unitAt)) * MILLIS[unit];
            lastUnit = unit;
            at = end;
        }
        if (text.isEmpty()) {
            throw wrong(text);
        }
        return Duration.ofMillis(millis);
    }

    /** Writes one so that {@link #parse} reads the same; what is below a millisecond is left out. */
    public static String text(Duration duration) {
        StringBuilder text = new StringBuilder();
        long millis = duration.toMillis();
        for (int unit = DAYS; unit < UNITS.length; unit++) {
            if (millis >= MILLIS[unit]) {
                text.append(millis / MILLIS[unit]).append(UNITS[unit]);
                millis %= MILLIS[unit];
            }
        }
        return text.isEmpty() ? "0" : text.toString();
    }

    /** Where the run of digits, or of other characters, ends. */
    private static int skip(String text, int from, boolean digits) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at)) == digits) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int unit(String word) {
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i].equals(word)) {
                return i;
            }
        }
        return -1;
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "'" + text
                        + "' is not a duration: write whole numbers with units, the largest first, such as 500ms, 30s, 10m, 1h30m, 7d, 1w");
    }
}

package ug.open.conveyor.driver.terminal;

import java.time.Duration;
import java.time.Instant;

/** Times and numbers as people read them, the same in every locale. */
public final class Elapsed {
    private Elapsed() {}

    /** {@code 812 ms}, {@code 3.2 s}, {@code 2 m 5 s}, {@code 1 h 2 m}, {@code 3 d 4 h}. */
    public static String text(Duration took) {
        long ms = Math.max(0, took.toMillis());
        if (ms < 1000) {
            return ms + " ms";
        }
        if (ms < 60_000) {
            return ms / 1000 + "." + ms / 100 % 10 + " s";
        }
        return seconds(ms / 1000);
    }

    /** The same without parts of a second. */
    static String seconds(long s) {
        if (s < 60) {
            return s + " s";
        }
        if (s < 3600) {
            return s / 60 + " m " + s % 60 + " s";
        }
        return s < 86_400 ? s / 3600 + " h " + s / 60 % 60 + " m" : s / 86_400 + " d " + s / 3600 % 24 + " h";
    }

    /** {@code 3 m ago}; the clock of another machine may be ahead of ours: then it is just now. */
    public static String ago(Instant then, Instant now) {
        long s = Duration.between(then, now).toSeconds();
        if (s < 1) {
            return "just now";
        }
        if (s < 60) {
            return s + " s ago";
        }
        if (s < 3600) {
            return s / 60 + " m ago";
        }
        return s < 86_400 ? s / 3600 + " h ago" : s / 86_400 + " d ago";
    }

    /** {@code 1,234,567}. */
    public static String count(long n) {
        String digits = Long.toString(n);
        StringBuilder text = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > (n < 0 ? 1 : 0); i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }

    /** {@code 1 event}, {@code 2,000 events}. */
    public static String count(long n, String noun) {
        return count(n) + " " + noun + (n == 1 ? "" : "s");
    }
}

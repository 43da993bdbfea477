package ug.open.conveyor.driver.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points in time as people write them: RFC 3339 ({@code 2026-11-29T09:30:00Z}, also with a blank for the {@code T}, without seconds, with
 * {@code +0200}, or without a zone: local time), a date ({@code 2026-11-29}: its local midnight), {@code now}, {@code today}, {@code
 * yesterday}, seconds since 1970 ({@code @1764408600}), and how long ago ({@code 2h}, {@code 1w}).
 */
public final class Moments {
    private static final Pattern WRITTEN = Pattern.compile(
            "([0-9]{4})-([0-9]{2})-([0-9]{2})" // the date
                    + "(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?" // the time
                    + "\\s?([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"); // the zone
    private static final Pattern EPOCH = Pattern.compile("@(-?[0-9]{1,12})(?:\\.([0-9]{1,9}))?");
    private static final int LEAP_SECOND = 60;

    private final Instant now;
    private final Supplier<ZoneId> zone;

    /**
     * Reads times for a person at a time and place.
     *
     * @param now the time to count back from
     * @param zone the local time zone, read where it matters
     */
    public Moments(Instant now, Supplier<ZoneId> zone) {
        this.now = now;
        this.zone = zone;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException where the text is no point in time, or names a day or an hour that does not exist
     */
    public Instant parse(String text) {
        try {
            return switch (text) {
                case "now" -> now;
                case "today" -> midnight(today());
                case "yesterday" -> midnight(today().minusDays(1));
                default -> read(text);
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Instant read(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (written.matches()) {
            return written(written);
        }
        Matcher epoch = EPOCH.matcher(text);
        return epoch.matches()
                ? Instant.ofEpochSecond(Long.parseLong(epoch.group(1)), nanos(epoch.group(2)))
                : now.minus(Durations.parse(text));
    }

    private Instant written(Matcher parts) {
        LocalDate date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
        if (parts.group(4) == null) {
            return midnight(date);
        }
        int second = number(parts, 6);
        boolean leap = second == LEAP_SECOND;
        LocalTime time = LocalTime.of(number(parts, 4), number(parts, 5), leap ? second - 1 : second);
        LocalDateTime local = date.atTime(time).plusSeconds(leap ? 1 : 0).plusNanos(nanos(parts.group(7)));
        return parts.group(8) == null ? local.atZone(zone.get()).toInstant() : local.toInstant(offset(parts.group(8)));
    }

    private static ZoneOffset offset(String written) {
        return ZoneOffset.of(written.equalsIgnoreCase("z") ? "Z" : written);
    }

    private LocalDate today() {
        return now.atZone(zone.get()).toLocalDate();
    }

    private Instant midnight(LocalDate date) {
        return date.atStartOfDay(zone.get()).toInstant();
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    /** Of the digits behind the point. */
    private static long nanos(String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9));
    }
}

package ug.open.conveyor.driver.terminal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import ug.open.conveyor.driver.json.Timestamps;

/** Points in time for people: RFC 3339, in UTC or in a zone with its offset at that time. */
public final class Times {
    /** As times are kept. */
    public static final Times UTC = new Times(null);

    private static final int UP_TO_SECONDS = "2026-11-24T09:47:09".length();

    private final ZoneId zone; // null: UTC

    private Times(ZoneId zone) {
        this.zone = zone;
    }

    /** In this zone. */
    public static Times in(ZoneId zone) {
        return new Times(zone);
    }

    boolean local() {
        return zone != null;
    }

    /** Without the parts of a second. Not by the JDK, whose formats of times cost a start 3 ms. */
    String seconds(Instant time) {
        String text = Timestamps.canWrite(time)
                ? Timestamps.format(time).substring(0, UP_TO_SECONDS) + "Z"
                : time.truncatedTo(ChronoUnit.SECONDS).toString();
        return local() ? kept(text) : text;
    }

    /** A time as it is kept, with the parts of a second that it has there; what is no time stays as it is. */
    String kept(String text) {
        if (!local()) {
            return text;
        }
        try {
            ZonedDateTime time = Instant.parse(text).atZone(zone);
            return Local.SECONDS.format(time) + fraction(text) + Local.OFFSET.format(time);
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String fraction(String text) {
        int from = text.indexOf('.');
        int to = from + 1;
        while (from >= 0 && to < text.length() && Character.isDigit(text.charAt(to))) {
            to++;
        }
        return from < 0 ? "" : text.substring(from, to);
    }

    /** Made where somebody asks for local times. */
    private static final class Local {
        static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
        static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);
    }
}

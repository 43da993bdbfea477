package ug.open.conveyor.driver.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.Timestamps;

/**
 * The members of a log entry. Reading a member takes it out, so that the rest are its labels.
 *
 * @param rest the members that nobody has read yet; changes
 */
record LogFields(Map<String, Object> rest) {
    /** The text of a member; of one that is no string its JSON; empty where there is none. */
    String text(String name) {
        Object value = rest.remove(name);
        if (value == null) {
            return "";
        }
        return value instanceof String text ? text : Json.write(value);
    }

    int count(String name) {
        return rest.remove(name) instanceof BigDecimal number ? Math.max(0, number.intValue()) : 0;
    }

    /** A time in whole microseconds; what is none becomes a label. */
    Instant time(String name, Map<String, Object> labels) {
        Object value = rest.remove(name);
        String text =
                value instanceof BigDecimal number ? seconds(number) : value instanceof String string ? string : "";
        try {
            return Timestamps.parse(text).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            if (value != null && !"".equals(value)) {
                labels.putIfAbsent(name, value);
            }
            return Instant.EPOCH;
        }
    }

    /** Plain digits, where there is no danger of a billion of them. */
    private static String seconds(BigDecimal number) {
        return Math.abs((long) number.scale()) < 100 ? number.toPlainString() : number.toString();
    }

    /** A level by its usual names; the text of any other becomes a label, so that nothing is lost. */
    Level level(String name, Map<String, Object> labels) {
        Object value = rest.remove(name);
        String text = value instanceof String string ? string.toLowerCase(Locale.ROOT) : "";
        Level level = switch (text) {
            case "debug", "trace" -> Level.DEBUG;
            case "warn", "warning" -> Level.WARN;
            case "error", "fatal", "critical", "panic" -> Level.ERROR;
            default -> Level.INFO;
        };
        boolean said = text.equals("warning") || text.equalsIgnoreCase(level.name());
        if (value != null && !said) {
            labels.putIfAbsent(name, value);
        }
        return level;
    }
}

package ug.open.conveyor.driver.loader;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;

/**
 * Reads a line that is a JSON object with a text, as most logging libraries can write it: {@code message} or {@code msg}, {@code level} or
 * {@code severity}, an object {@code labels}; every other member is a label.
 */
final class JsonLogs {
    /** Members that the runtime sets itself. */
    private static final Set<String> OURS = Set.of("runid", "run_id", "driver", "pipeline", "timestamp");

    private static final Map<String, Level> LEVELS = Map.ofEntries(
            Map.entry("trace", Level.DEBUG),
            Map.entry("debug", Level.DEBUG),
            Map.entry("info", Level.INFO),
            Map.entry("notice", Level.INFO),
            Map.entry("warn", Level.WARN),
            Map.entry("warning", Level.WARN),
            Map.entry("error", Level.ERROR),
            Map.entry("err", Level.ERROR),
            Map.entry("critical", Level.ERROR),
            Map.entry("fatal", Level.ERROR),
            Map.entry("panic", Level.ERROR));

    private JsonLogs() {}

    /** The log entry of a line. */
    record Entry(Level level, String message, Map<String, ?> labels) {}

    /** The entry of a line that is such an object; null where it is plain text. */
    static Entry read(byte[] buffer, int from, int to, Map<String, ?> labels) {
        Optional<Map<String, Object>> members = object(buffer, from, to);
        Optional<String> text = members.flatMap(JsonLogs::text);
        if (text.isEmpty()) {
            return null;
        }
        Map<String, Object> rest = members.get();
        Level level = level(rest);
        return new Entry(level, text.get(), labels(rest, labels));
    }

    private static Optional<Map<String, Object>> object(byte[] buffer, int from, int to) {
        if (from == to || buffer[from] != '{') {
            return Optional.empty();
        }
        try {
            Map<String, Object> members = new LinkedHashMap<>();
            ((Map<?, ?>) Json.parse(buffer, from, to)).forEach((name, value) -> members.put((String) name, value));
            return Optional.of(members);
        } catch (SyntaxException plain) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Map<String, Object> members) {
        for (String name : new String[] {"message", "msg"}) {
            if (members.get(name) instanceof String text) {
                members.remove(name);
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private static Level level(Map<String, Object> members) {
        for (String name : new String[] {"level", "severity"}) {
            Optional<Level> level = levelOf(members.get(name));
            if (level.isPresent()) {
                members.remove(name);
                return level.get();
            }
        }
        return Level.INFO;
    }

    private static Optional<Level> levelOf(Object value) {
        if (value instanceof String name) {
            return Optional.ofNullable(LEVELS.get(name.toLowerCase(Locale.ROOT)));
        }
        if (value
                instanceof
                BigDecimal number) { // as pino and bunyan write it: 10 trace, 20 debug, 30 info, 40 warn, 50 error, 60
            // fatal
            int rank = number.intValue();
            return Optional.of(rank < 30 ? Level.DEBUG : rank < 40 ? Level.INFO : rank < 50 ? Level.WARN : Level.ERROR);
        }
        return Optional.empty();
    }

    private static Map<String, ?> labels(Map<String, Object> members, Map<String, ?> always) {
        Map<String, Object> labels = new LinkedHashMap<>();
        if (members.get("labels") instanceof Map<?, ?> more) {
            members.remove("labels");
            more.forEach((name, value) -> labels.put((String) name, value));
        }
        labels.putAll(members);
        labels.keySet().removeAll(OURS);
        labels.putAll(always);
        return labels;
    }
}

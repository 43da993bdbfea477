package ug.open.conveyor.driver.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.JsonSkip;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.json.Utf8;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.MalformedMessageException;

/**
 * Log entries in each form that is known (protocol.md, Bodies), and the {@code log} lines of a recording.
 *
 * <p>What is missing or odd hides no line: a missing text is empty, a missing time is the beginning of 1970; a time or level that is
 * none, and on the wire every field that is not known, becomes a label.
 */
public final class LogEntries {
    /** What a label cannot be called on the wire, where it stands beside these. */
    private static final Set<String> TAKEN =
            Set.of("runid", "run_id", "driver", "pipeline", "timestamp", "level", "message", "part", "kind");

    private static final String PREFIX = "label.";

    private LogEntries() {}

    /**
     * Writes an entry as it goes over the wire: labels are further fields; one that is called as a field is has {@code label.} before its
     * name.
     *
     * @param timestamp what the server orders by, instead of the entry's own
     */
    public static byte[] write(LogEntry entry, Instant timestamp) {
        Buffer out = new Buffer(entry.message().length() + 256);
        out.utf8("{\"runid\":");
        out.string(entry.runId());
        out.add(Member.DRIVER.lead);
        out.string(entry.driver());
        out.add(Member.PIPELINE.lead);
        out.string(entry.pipeline() == null ? "" : entry.pipeline());
        out.add(Member.TIMESTAMP.lead);
        out.time(timestamp);
        out.add(Member.LEVEL.lead);
        out.add(EscapedWords.LEVELS[entry.level().ordinal()]);
        out.add(Member.MESSAGE.lead);
        out.string(entry.message());
        if (entry.part() > 0) {
            out.add(Member.PART.lead);
            out.number(entry.part());
        }
        entry.labels().forEach((name, value) -> label(out, free(name, entry.labels()), value));
        out.add('}');
        return out.toArray();
    }

    private static String free(String name, Map<String, ?> labels) {
        String free = name;
        while (TAKEN.contains(free) || !free.equals(name) && labels.containsKey(free)) {
            free = PREFIX + free;
        }
        return free;
    }

    private static void label(Buffer out, String name, Object value) {
        out.add(',');
        out.string(Utf8.wellFormed(name));
        out.add(':');
        Json.write(value, out);
    }

    /**
     * Reads one entry.
     *
     * @throws SyntaxException where it is not JSON
     * @throws MalformedMessageException where it is JSON but no object
     */
    public static LogEntry read(byte[] json, int from, int to) {
        Object value = Json.parse(json, from, to);
        if (!(value instanceof Map<?, ?> members)) {
            throw new MalformedMessageException(
                    "found " + Json.kind(value), "a log entry: an object with runid, driver, timestamp and message");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        members.forEach((name, member) -> fields.put((String) name, member));
        boolean recorded = "log".equals(fields.get("kind"));
        return recorded ? recorded(fields) : onTheWire(new LogFields(fields));
    }

    /**
     * Reads an array of entries, as the HTTP API has stored ones; one after the other, so that no tree of all of them is made.
     *
     * @throws SyntaxException where it is not JSON
     * @throws MalformedMessageException where it is JSON but no array of objects
     */
    public static List<LogEntry> readAll(byte[] json) {
        Json.check(json, 0, json.length);
        int at = JsonSkip.space(json, 0, json.length);
        if (json[at] != '[') {
            throw new MalformedMessageException(
                    "found " + Json.kind(Json.parse(json, 0, json.length)), "an array of log entries");
        }
        List<LogEntry> entries = new ArrayList<>();
        at = JsonSkip.space(json, at + 1, json.length);
        while (json[at] != ']') {
            int end = JsonSkip.value(json, at, json.length);
            entries.add(read(json, at, end));
            at = JsonSkip.space(json, end, json.length);
            at = json[at] == ',' ? JsonSkip.space(json, at + 1, json.length) : at;
        }
        return entries;
    }

    /** A line of a recording: labels are a member of their own, and members that are not known are passed over. */
    private static LogEntry recorded(Map<String, Object> line) {
        Map<String, Object> labels = new LinkedHashMap<>();
        if (line.remove("labels") instanceof Map<?, ?> members) {
            members.forEach((name, value) -> labels.put((String) name, value));
        }
        LogFields fields = new LogFields(line);
        int part = fields.count("part");
        String bytes = fields.text("bytes");
        return entry(fields.text("runid"), fields, labels, part, bytes);
    }

    /** A message of the wire: what is not known is a label. The Python and Rust runtimes write {@code run_id}. */
    private static LogEntry onTheWire(LogFields fields) {
        String runId = fields.text("runid");
        String other = fields.text("run_id");
        return entry(runId.isEmpty() ? other : runId, fields, fields.rest(), 0, "");
    }

    private static LogEntry entry(String runId, LogFields fields, Map<String, Object> labels, int part, String bytes) {
        return new LogEntry(
                runId,
                fields.text("driver"),
                fields.text("pipeline"),
                fields.time("timestamp", labels),
                fields.level("level", labels),
                fields.text("message"),
                Collections.unmodifiableMap(labels),
                part,
                bytes);
    }
}

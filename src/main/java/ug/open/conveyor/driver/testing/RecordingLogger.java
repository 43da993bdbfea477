package ug.open.conveyor.driver.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.Level;

/** A driver logger that keeps its entries. Safe for use by several threads. */
public final class RecordingLogger implements DriverLogger {
    /**
     * One entry.
     *
     * @param level how much it matters
     * @param message the text
     * @param labels those of the entry and of its logger; read-only
     */
    public record Entry(Level level, String message, Map<String, Object> labels) {}

    private final List<Entry> entries;
    private final Map<String, Object> labels;

    /** A logger with no entries. */
    public RecordingLogger() {
        this(new CopyOnWriteArrayList<>(), Map.of());
    }

    private RecordingLogger(List<Entry> entries, Map<String, Object> labels) {
        this.entries = entries;
        this.labels = labels;
    }

    /** The entries of this logger and of those made {@link #with} it, in order; a read-only copy. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The texts of the entries. */
    public List<String> messages() {
        return entries.stream().map(Entry::message).toList();
    }

    @Override
    public void log(Level level, String message, Map<String, ?> labels) {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(message, "message");
        Map<String, Object> all = new LinkedHashMap<>(this.labels);
        all.putAll(labels);
        entries.add(new Entry(level, message, Collections.unmodifiableMap(all)));
    }

    @Override
    public RecordingLogger with(String label, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(labels);
        all.put(label, value);
        return new RecordingLogger(entries, all);
    }

    @Override
    public void log(Level level, String message, Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace, true));
        log(level, message, Map.of("error", trace.toString()));
    }
}

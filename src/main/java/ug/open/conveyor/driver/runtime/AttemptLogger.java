package ug.open.conveyor.driver.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.attempt.LineLogger;

/** The driver logger of an attempt, with labels of its own. */
final class AttemptLogger implements LineLogger {
    private final AttemptLog log;
    private final Map<String, Object> base;

    AttemptLogger(AttemptLog log) {
        this(log, Map.of());
    }

    private AttemptLogger(AttemptLog log, Map<String, Object> base) {
        this.log = log;
        this.base = base;
    }

    @Override
    public void log(Level level, String message, Map<String, ?> labels) {
        log.write(level, message, labels, base);
    }

    @Override
    public void line(Level level, String message, Map<String, ?> labels, int part, String bytes) {
        log.line(level, new AttemptLog.Line(message, part, bytes), labels, base);
    }

    @Override
    public void begins(Supplier<String> begun) {
        log.begins(begun);
    }

    @Override
    public void log(Level level, String message, Throwable cause) {
        log.write(level, message, cause == null ? Map.of() : Map.of("error", Failures.trace(cause)), base);
    }

    @Override
    public DriverLogger with(String label, Object value) {
        Map<String, Object> one = new HashMap<>();
        one.put(label, value);
        return new AttemptLogger(log, log.labels().join(base, one));
    }
}

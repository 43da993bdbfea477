package ug.open.conveyor.driver.record;

import java.time.DateTimeException;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.wire.JsonLine;
import ug.open.conveyor.driver.wire.Timestamps;

/** Which log lines of an attempt are asked for, told from their bytes. */
final class LogFilter {
    private static final Level[] LEVELS = Level.values();

    private final JsonLine line = new JsonLine("timestamp", "level");
    private final boolean all;
    private final Level least;
    private final String since;
    private final String until;

    LogFilter(LogQuery query) {
        this.least = query.level().orElse(null);
        this.since = query.since().isPresent() ? Timestamps.format(query.since().get()) : null;
        this.until = query.until().isPresent() ? Timestamps.format(query.until().get()) : null;
        this.all = least == null && since == null && until == null;
    }

    /** Whether the line is wanted; one that cannot be read is not. */
    boolean takes(byte[] buffer, int from, int to) {
        if (all) {
            return true;
        }
        if (!line.read(buffer, from, to)) {
            return false;
        }
        if (least != null && levelOf() < least.ordinal()) {
            return false;
        }
        String time = since == null && until == null ? null : time();
        return time == null
                || (since == null || time.compareTo(since) >= 0) && (until == null || time.compareTo(until) < 0);
    }

    private int levelOf() {
        for (Level level : LEVELS) {
            if (line.present(1) && line.string(1).equalsIgnoreCase(level.name())) {
                return level.ordinal();
            }
        }
        return Level.INFO.ordinal();
    }

    /** In the form that sorts as text. */
    private String time() {
        String time = line.string(0);
        if (time.length() == Timestamps.LENGTH && time.endsWith("Z")) {
            return time;
        }
        try {
            return Timestamps.format(Timestamps.parse(time));
        } catch (DateTimeException e) {
            return "";
        }
    }
}

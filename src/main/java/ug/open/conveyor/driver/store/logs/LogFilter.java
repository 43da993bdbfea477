package ug.open.conveyor.driver.store.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.json.Timestamps;
import ug.open.conveyor.driver.search.LineFilter;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Picks log lines by level and time. For one thread. */
final class LogFilter implements LineFilter {
    private static final Level[] LEVELS = Level.values();

    private final RecordedLine line = new RecordedLine();
    private final boolean all;
    private final Level least;
    private final String since;
    private final String until;

    LogFilter(Optional<Level> least, Optional<Instant> since, Optional<Instant> until) {
        this.least = least.orElse(null);
        this.since = since.isPresent() ? Timestamps.format(since.get()) : null;
        this.until = until.isPresent() ? Timestamps.format(until.get()) : null;
        this.all = least.isEmpty() && since.isEmpty() && until.isEmpty();
    }

    /** Not one that cannot be read. */
    @Override
    public boolean accepts(byte[] buffer, int from, int to) {
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
            if (line.has(Member.LEVEL) && line.text(Member.LEVEL).equalsIgnoreCase(level.name())) {
                return level.ordinal();
            }
        }
        return Level.INFO.ordinal();
    }

    /** In the form that sorts as text. */
    private String time() {
        String time = line.text(Member.TIMESTAMP);
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

package ug.open.conveyor.driver.store.logs;

import java.time.DateTimeException;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.json.Timestamps;
import ug.open.conveyor.driver.search.Exclusion;
import ug.open.conveyor.driver.search.LineFilter;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Picks log lines by what they say of themselves. For one thread. */
final class LogFilter implements LineFilter {
    private static final Level[] LEVELS = Level.values();

    private final RecordedLine line = new RecordedLine();
    private final boolean all;
    private final Level least;
    private final String since;
    private final String until;
    private final DriverNames drivers;
    private final Exclusion exclusion;

    LogFilter(LogQuery query) {
        this.least = query.level().orElse(null);
        this.since = query.since().map(Timestamps::format).orElse(null);
        this.until = query.until().map(Timestamps::format).orElse(null);
        this.drivers = query.drivers().single().isPresent() ? DriverNames.ALL : query.drivers();
        this.exclusion = new Exclusion(query.excluded());
        this.all = least == null
                && since == null
                && until == null
                && drivers.isAll()
                && query.excluded().isEmpty();
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
        if (least != null && levelOf() < least.ordinal()
                || !drivers.isAll() && !drivers.takes(line.text(Member.DRIVER))) {
            return false;
        }
        if (!exclusion.accepts(buffer, from, to)) {
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

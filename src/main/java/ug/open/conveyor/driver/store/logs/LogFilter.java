package ug.open.conveyor.driver.store.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.json.Timestamps;
import ug.open.conveyor.driver.search.Exclusion;
import ug.open.conveyor.driver.search.LineFilter;
import ug.open.conveyor.driver.search.SearchPattern;
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

    LogFilter(
            Optional<Level> least,
            Optional<Instant> since,
            Optional<Instant> until,
            DriverNames drivers,
            List<SearchPattern> excluded) {
        this.least = least.orElse(null);
        this.since = since.map(Timestamps::format).orElse(null);
        this.until = until.map(Timestamps::format).orElse(null);
        this.drivers = drivers.single().isPresent() ? DriverNames.ALL : drivers; // of one, only its lines come
        this.exclusion = new Exclusion(excluded);
        this.all = least.isEmpty() && since.isEmpty() && until.isEmpty() && this.drivers.isAll() && excluded.isEmpty();
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

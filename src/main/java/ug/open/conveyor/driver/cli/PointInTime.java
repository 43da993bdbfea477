package ug.open.conveyor.driver.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import ug.open.conveyor.driver.config.Moments;
import ug.open.conveyor.driver.runtime.Time;

/** A point in time, as {@link Moments} reads it. */
final class PointInTime extends Kind<Instant> {
    private final Time time;
    private final Supplier<ZoneId> zone;

    PointInTime(Time time, Supplier<ZoneId> zone) {
        super(Hint.NONE);
        this.time = time;
        this.zone = zone;
    }

    @Override
    Instant read(String word) {
        try {
            return new Moments(time.now(), zone).parse(word);
        } catch (IllegalArgumentException e) {
            throw expected(
                    word,
                    "a time like 2026-11-24T09:30:00Z, 2026-11-24 09:30 (local time), 2026-11-24, yesterday or @1764408600, "
                            + "or how long ago, like 2h or 1w");
        }
    }
}

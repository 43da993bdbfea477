package ug.open.conveyor.driver.stream;

import java.time.Duration;
import java.time.Instant;
import ug.open.conveyor.driver.runtime.Time;

/** A moment on both clocks: the monotonic one stands still while the machine sleeps, the wall clock may be set. */
record Moment(long nanos, Instant wall) {
    static Moment now(Time time) {
        return new Moment(time.nanos(), time.now());
    }

    /** How long before another it was, by the clock that saw more of it. */
    Duration until(Moment later) {
        Duration counted = Duration.ofNanos(later.nanos - nanos);
        Duration shown = Duration.between(wall, later.wall);
        return counted.compareTo(shown) > 0 ? counted : shown;
    }
}

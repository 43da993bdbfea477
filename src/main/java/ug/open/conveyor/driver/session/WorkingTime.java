package ug.open.conveyor.driver.session;

import java.time.Instant;
import ug.open.conveyor.driver.runtime.Time;

/** Time that stands still while the process is stopped, as by Ctrl-Z: time limits are for work. */
final class WorkingTime implements Time {
    private final Time time;
    private volatile State state = new State(false, 0);

    /** @param nanos when it stopped; where it goes on, what it is behind */
    private record State(boolean stopped, long nanos) {}

    WorkingTime(Time time) {
        this.time = time;
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public long nanos() {
        State seen = state;
        return seen.stopped ? seen.nanos : time.nanos() - seen.nanos;
    }

    @Override
    public void park(long nanos) {
        time.park(nanos);
    }

    /** Stands still. Call it before the process is stopped: waiting threads look at the time as soon as the process continues. */
    void stop() {
        state = new State(true, nanos());
    }

    /** Goes on. */
    void go() {
        state = new State(false, time.nanos() - nanos());
    }
}

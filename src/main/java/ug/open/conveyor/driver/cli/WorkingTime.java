package ug.open.conveyor.driver.cli;

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

    /** It stands still. To be called before the process is stopped: whoever waits looks at the time as soon as that continues. */
    void stop() {
        state = new State(true, nanos());
    }

    /** It goes on. */
    void go() {
        state = new State(false, time.nanos() - nanos());
    }
}

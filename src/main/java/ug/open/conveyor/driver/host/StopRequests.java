package ug.open.conveyor.driver.host;

import java.util.function.Consumer;
import ug.open.conveyor.driver.host.Signals.Signal;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Requests to stop, made by signals: after the first, work in flight may end; a second one cuts it off.
 *
 * <p>One request may come as two signals: {@code timeout} sends its own to the process and to its group, and a terminal that is closed sends
 * SIGHUP by its shell and by the system. Those count once.
 */
public final class StopRequests implements Consumer<Signal> {
    private static final long AT_ONCE = 10_000_000; // nanoseconds
    private static final long CLOSING = 1_000_000_000; // of a terminal, nanoseconds

    private final Time time;
    private final Runnable first;
    private final Runnable second;
    private Signal asked;
    private long at;

    public StopRequests(Time time, Runnable first, Runnable second) {
        this.time = time;
        this.first = first;
        this.second = second;
    }

    @Override
    public void accept(Signal signal) {
        if (isFirst(signal)) {
            first.run();
        } else if (!repeats(signal)) {
            second.run();
        }
    }

    private synchronized boolean isFirst(Signal signal) {
        if (asked != null) {
            return false;
        }
        asked = signal;
        at = time.nanos();
        return true;
    }

    private synchronized boolean repeats(Signal signal) {
        return time.nanos() - at < (signal == Signal.HANGUP ? CLOSING : AT_ONCE);
    }

    /** The first request; null where there was none. */
    public synchronized Signal asked() {
        return asked;
    }
}

package ug.open.conveyor.driver.cli;

import java.util.concurrent.Callable;
import ug.open.conveyor.driver.loader.Suspension;
import ug.open.conveyor.driver.runtime.DriverManager;
import ug.open.conveyor.driver.runtime.Time;

/**
 * What signals do to a session of a driver. While it builds they end the build; while it runs the first lets attempts in flight end, the
 * second does not; then the second ends the process. Ctrl-Z stops what the session has started, too.
 */
final class SessionSignals implements AutoCloseable {
    private final Signals signals;
    private final StopRequests requests;
    private final WorkingTime time;
    private Signals.Handle stops = () -> {};
    private Signals.Handle suspends = () -> {};
    private volatile Thread loading;
    private volatile DriverManager manager;
    private volatile boolean over;

    SessionSignals(Environment env) {
        this.signals = env.signals();
        this.requests = new StopRequests(env.time(), this::stop, this::stopNow);
        this.time = new WorkingTime(env.time());
    }

    /** By which attempts are to be measured. */
    Time time() {
        return time;
    }

    /**
     * Does what takes a while before anything is run.
     *
     * @throws StoppedException where a signal has ended it
     */
    <T> T load(Callable<T> work) throws Exception {
        loading = Thread.currentThread();
        listen();
        try {
            return work.call();
        } catch (InterruptedException e) {
            if (asked() == null) {
                throw e;
            }
            throw new StoppedException(asked());
        } finally {
            close();
            loading = null;
        }
    }

    /** From now on it runs. */
    void running(DriverManager by) {
        manager = by;
        listen();
    }

    /** It has run: what is left to do is short. */
    void over() {
        over = true;
    }

    private void listen() {
        suspends = signals.suspends(this::suspend);
        stops = signals.listen(requests);
    }

    private Runnable suspend() {
        time.stop();
        Suspension suspension = Suspension.begin();
        return () -> {
            suspension.end();
            time.go();
        };
    }

    private void stop() {
        DriverManager running = manager;
        Thread thread = loading;
        if (running != null) {
            running.stop();
        } else if (thread != null) {
            thread.interrupt();
        }
    }

    private void stopNow() {
        if (over || manager == null) {
            Main.end(asked().code(), false);
        } else {
            manager.stopNow();
        }
    }

    /** What somebody asked first; null: nothing. */
    Signals.Signal asked() {
        return requests.asked();
    }

    @Override
    public void close() {
        stops.close();
        suspends.close();
        stops = () -> {};
        suspends = () -> {};
    }
}

package ug.open.conveyor.driver.session;

import java.util.concurrent.Callable;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.Signals;
import ug.open.conveyor.driver.host.StopRequests;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.loader.LoadedDriver;
import ug.open.conveyor.driver.loader.Suspension;
import ug.open.conveyor.driver.loader.TerminalDriver;
import ug.open.conveyor.driver.runtime.DriverManager;
import ug.open.conveyor.driver.runtime.Time;

/**
 * Signals in a session of a driver. While it builds, they end the build. While it runs, the first one lets attempts in flight end, and the
 * second one cancels them. After that, the second one ends the process. Ctrl-Z also stops the processes that the session has started.
 */
final class SessionSignals implements AutoCloseable {
    private final Signals signals;
    private final StopRequests requests;
    private final WorkingTime time;
    private Signals.Handle stops = () -> {};
    private Signals.Handle suspends = () -> {};
    private TerminalDriver terminal;
    private volatile Thread loading;
    private volatile DriverManager manager;
    private volatile boolean over;

    SessionSignals(Environment env) {
        this.signals = env.signals();
        this.requests = new StopRequests(env.time(), this::stop, this::stopNow);
        this.time = new WorkingTime(env.time());
    }

    /** The clock of attempts. */
    Time time() {
        return time;
    }

    /**
     * Does what takes a while before anything is run.
     *
     * @throws SessionException where a signal has ended it
     */
    <T> T load(Callable<T> work) throws Exception {
        loading = Thread.currentThread();
        listen();
        try {
            return work.call();
        } catch (InterruptedException | LoadException e) { // what a signal interrupts may fail in many ways
            if (asked() == null) {
                throw e;
            }
            throw new SessionException(ErrorCode.of(asked().code()), "stopped by SIG" + asked().word());
        } finally {
            close();
            loading = null;
        }
    }

    /** Where the driver's commands have the terminal, Ctrl-C is theirs while one runs. */
    void shares(LoadedDriver driver) {
        if (driver instanceof TerminalDriver shared) {
            terminal = shared;
            shared.whenInterrupted(() -> requests.accept(Signals.Signal.INTERRUPT));
        }
    }

    /** From now on it runs. */
    void running(DriverManager by) {
        manager = by;
        listen();
    }

    /** It has run: the rest is short. */
    void over() {
        over = true;
    }

    private void listen() {
        suspends = signals.suspends(this::suspend);
        stops = signals.listen(this::accept);
    }

    private void accept(Signals.Signal signal) {
        if (signal != Signals.Signal.INTERRUPT || terminal == null || !terminal.takesInterrupt()) {
            requests.accept(signal);
        }
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
        if (running != null && terminal != null && asked() == Signals.Signal.INTERRUPT) {
            running.stopNow(); // there is no command that could go on
        } else if (running != null) {
            running.stop();
        } else if (thread != null) {
            thread.interrupt();
        }
    }

    private void stopNow() {
        if (over || manager == null) {
            signals.end(asked().code());
        } else {
            manager.stopNow();
        }
    }

    /** The first request; null where there was none. */
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

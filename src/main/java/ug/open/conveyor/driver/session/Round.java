package ug.open.conveyor.driver.session;

import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.host.Signals;
import ug.open.conveyor.driver.loader.KeptCompiler;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.loader.LoadedDriver;
import ug.open.conveyor.driver.runtime.DriverManager;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Summary;
import ug.open.conveyor.driver.terminal.Console;
import ug.open.conveyor.driver.terminal.ConsoleBuilder;
import ug.open.conveyor.driver.terminal.PipelineEnd;
import ug.open.conveyor.driver.terminal.SessionEnd;

/** One round of a watch, for the sessions that it consists of: what to run, how to show it, and an end at any time. */
final class Round {
    private final RoundResults results;
    private final List<KeptCompiler> compilers;
    private final RoundScreen screen;
    private final boolean failedOnly;
    private int step = -1;
    private Thread loading;
    private DriverManager manager;
    private Console console;
    private boolean ended;
    private boolean over;
    private Ended how;
    private SessionEnd end;
    private PipelineEnd pipeline;

    /** @param compilers what the compilers keep between the rounds, one for each session of a round */
    Round(RoundResults results, List<KeptCompiler> compilers, RoundScreen screen, boolean failedOnly) {
        this.results = results;
        this.compilers = compilers;
        this.screen = screen;
        this.failedOnly = failedOnly;
        results.begin();
    }

    /** A session of it is about to be opened: the only one, or that of a pipeline's next step. */
    synchronized void opens() {
        step++;
        manager = null;
        over = false;
        if (step == compilers.size()) {
            compilers.add(new KeptCompiler());
        }
    }

    /** Loads a driver. */
    interface Loading {
        LoadedDriver load() throws Exception;
    }

    /** What the compiler keeps between the rounds. */
    KeptCompiler compiler() {
        return compilers.get(step);
    }

    /** Opens the console that shows it. */
    Console open(ConsoleBuilder builder) {
        Console opened = screen.adjust(builder).rounds(results::take).open();
        synchronized (this) {
            console = opened;
        }
        return opened;
    }

    /** Loads a driver; where the end of the round may interrupt that, it does. */
    LoadedDriver loads(boolean takesLong, Loading load) throws Exception {
        loading(takesLong ? Thread.currentThread() : null);
        try {
            return load.load();
        } catch (LoadException e) {
            if (isEnded()) {
                throw new InterruptedException("the round was ended while the driver was loaded");
            }
            throw e;
        } finally {
            loading(null);
        }
    }

    private synchronized void loading(Thread thread) {
        if (thread == null && loading != null && ended) {
            Thread.interrupted(); // it was for the loading
        }
        loading = thread;
        if (thread != null && ended) {
            thread.interrupt();
        }
    }

    /** The runs begin; gives the events of this round. */
    synchronized EventSource runs(EventSource source, DriverManager by) {
        manager = by;
        if (ended) {
            by.stopNow();
        }
        return results.begin(step, source, failedOnly && step == 0);
    }

    /** The runs are over. */
    synchronized void ran(Ended as) {
        how = as;
        over = true;
    }

    /** The counts, and what they are about. */
    void summary(SessionEnd of) {
        end = of;
    }

    Optional<SessionEnd> summary() {
        return Optional.ofNullable(end);
    }

    /** The steps of a pipeline, and what they are about. */
    void summary(PipelineEnd of) {
        pipeline = of;
    }

    Optional<PipelineEnd> pipeline() {
        return Optional.ofNullable(pipeline);
    }

    /**
     * Ends it at once. Any thread may call it.
     *
     * @param why a sentence for people
     */
    synchronized void end(String why) {
        if (over || ended) {
            return;
        }
        ended = true;
        if (console != null) {
            console.note(why);
        }
        if (manager != null) {
            manager.stopNow();
        } else if (loading != null) {
            loading.interrupt();
        }
    }

    /** Whether {@link #end} ended it. */
    synchronized boolean isEnded() {
        return ended;
    }

    /** The signal that ended it. */
    Optional<Signals.Signal> signal() {
        return how == null ? Optional.empty() : Optional.ofNullable(how.signal());
    }

    /** Whether its output has no reader any more: nothing else stops runs without a word to this round. */
    boolean hasNoReader() {
        return how != null
                && !isEnded()
                && how.signal() == null
                && how.failure().isEmpty()
                && how.summary().reason() == Summary.Reason.STOPPED;
    }
}

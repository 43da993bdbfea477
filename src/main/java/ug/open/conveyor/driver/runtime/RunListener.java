package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Watches a session: a console, a report, metrics. A listener only observes. One that throws is reported once and left out from then on; the
 * session goes on.
 *
 * <p>Several threads call it, the calls for one attempt in order, and it holds up the driver while it works. Everything that a listener hears is
 * already in the journal, but for {@link #begins a line that has not ended}.
 */
public interface RunListener {
    /** An attempt begins. */
    default void started(Attempt attempt) {}

    /** An attempt has logged an entry. */
    default void logged(Attempt attempt, LogEntry entry) {}

    /**
     * An attempt's command may print a line bit by bit. The journal gets the line when it has ended; who shows what goes on may ask for it before.
     *
     * @param begun gives the text of the line that has not ended yet, without secrets; empty where there is none. Does not wait.
     */
    default void begins(Attempt attempt, Supplier<String> begun) {}

    /** An attempt has ended; it has its verdict. */
    default void finished(Attempt attempt) {}

    /** The driver skips an event: it is not for this driver, or an earlier delivery was reconciled. The reason is a sentence for people. */
    default void passed(Envelope envelope, String reason) {}

    /** An event cannot be read. The reason is a sentence for people. */
    default void rejected(Envelope envelope, String reason) {}

    /**
     * An attempt goes on though it has to stop; it counts as failed, and the session takes no more events.
     *
     * @param stack the stack of the thread that hangs, innermost frame first
     */
    default void hung(Attempt attempt, List<StackTraceElement> stack) {}

    /** Something failed without stopping the session: a listener, a log entry. One sentence for people, once for each kind. */
    default void warned(String message) {}

    /**
     * The session ends, and the source does not know the results of some runs. They are in the journal and are published when their events
     * come again.
     *
     * @param runIds the runs
     */
    default void unsettled(List<String> runIds) {}

    /**
     * The session takes no more events.
     *
     * @param inFlight how many attempts still run
     * @param grace how long they may go on
     */
    default void draining(int inFlight, Duration grace) {}
}

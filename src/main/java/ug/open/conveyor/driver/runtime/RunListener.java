package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import java.util.List;

/**
 * Watches a session: a console, a report. It only observes; one that fails is reported once and stops nobody. One
 * that has to, such as one that sends to a slow server, may hold up for seconds the driver that logs.
 *
 * <p>Calls come from several threads, those of one attempt in order. What is told here is already in the journal.
 */
public interface RunListener {
    /** An attempt begins. */
    default void started(Attempt attempt) {}

    /** An attempt logged this. */
    default void logged(Attempt attempt, LogEntry entry) {}

    /** An attempt is over; it has its verdict. */
    default void finished(Attempt attempt) {}

    /** An event was not for this driver, or was reconciled when it was delivered before; the reason says which. */
    default void passed(Envelope envelope, String reason) {}

    /** An event could not be read. */
    default void rejected(Envelope envelope, String reason) {}

    /**
     * An attempt was told to stop and goes on; it counts as failed, and the intake stops.
     *
     * @param stack where it hangs, innermost frame first
     */
    default void hung(Attempt attempt, List<StackTraceElement> stack) {}

    /** Something went wrong that stops nothing: a listener that failed, a log entry that could not be kept. Said once each. */
    default void warned(String message) {}

    /**
     * The session ends, and the source could not be told the results of these runs, by their ids: they are in the journal, and are published
     * when their events come again.
     */
    default void unsettled(List<String> runIds) {}

    /** The intake has stopped; attempts in flight have this long to end by themselves. */
    default void draining(int inFlight, Duration grace) {}
}

package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The counts of a session.
 *
 * @param events how many events were taken, those passed over and rejected included
 * @param succeeded runs that succeeded
 * @param failed runs that failed, those whose time was over and those that hang included
 * @param retried attempts that were followed by another
 * @param passed events that were not for this driver, and those that were reconciled when they were delivered before
 * @param rejected events that could not be read
 * @param released events that were taken and given back because the session ended
 * @param took how long the session was, by the monotonic clock
 * @param reason why it ended
 * @param cause why the source could not go on; empty where it ended as it should. What it gave before counts
 */
public record Summary(
        long events,
        long succeeded,
        long failed,
        long retried,
        long passed,
        long rejected,
        long released,
        Duration took,
        Reason reason,
        Optional<IOException> cause) {
    /** Of a session whose source did not fail. */
    public Summary(
            long events,
            long succeeded,
            long failed,
            long retried,
            long passed,
            long rejected,
            long released,
            Duration took,
            Reason reason) {
        this(events, succeeded, failed, retried, passed, rejected, released, took, reason, Optional.empty());
    }

    /**
     * This summary.
     *
     * @throws IOException the cause, where the source could not go on
     */
    public Summary orThrow() throws IOException {
        if (cause.isPresent()) {
            throw cause.get();
        }
        return this;
    }

    /** Why a session ended. */
    public enum Reason {
        /** The source has no more, or cannot go on. */
        ENDED,
        /** The number of events to reconcile was reached. */
        MAX_EVENTS,
        /** A run failed, and the first failure was to end the session. */
        FAILED_FAST,
        /** {@link DriverManager#stop} was called. */
        STOPPED,
        /** The author's code hangs. */
        HUNG,
        /** The author's code ends the process. */
        EXITED
    }
}

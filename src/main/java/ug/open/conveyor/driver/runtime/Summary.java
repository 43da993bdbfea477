package ug.open.conveyor.driver.runtime;

import java.time.Duration;

/**
 * What a session came to.
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
        Reason reason) {
    /** Why a session ended. */
    public enum Reason {
        /** The source has no more. */
        ENDED,
        /** As many events as asked for were reconciled. */
        MAX_EVENTS,
        /** A run failed, and that was to end it. */
        FAILED_FAST,
        /** Somebody asked it to stop. */
        STOPPED,
        /** The author's code hangs. */
        HUNG,
        /** The author's code ends the process. */
        EXITED
    }
}

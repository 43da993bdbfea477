package ug.open.conveyor.driver;

/**
 * Turns an event of a resource into CI/CD work.
 *
 * <p>One instance handles every event of a session, so it may be called from several threads at once where the definition's concurrency is
 * above 1; events of one resource always come one at a time and in order.
 */
@FunctionalInterface
public interface Driver {
    /**
     * Handles one event: one attempt of a driver run.
     *
     * @param message the event and the resource it is about
     * @param context this attempt: its logger, its deadline, whether it was cancelled
     * @return the driver result; a failed one is a result too, and is never tried again
     * @throws TemporaryFailureException to ask for another attempt, as far as the definition's {@link Retry} allows
     * @throws Exception anything else fails the run, with the exception's message
     */
    DriverResult reconcile(DriverMessage message, DriverContext context) throws Exception;
}

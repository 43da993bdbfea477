package ug.open.conveyor.driver;

/**
 * Turns an event of a resource into CI/CD work.
 *
 * <p>One instance handles all events of a session. Where the definition's concurrency is above 1, several threads call it at the same time;
 * events of one resource always come one by one, in order.
 *
 * <p>A driver that is also {@link AutoCloseable} is closed by the command-line tool after its last attempt: at the end of the session, or
 * before a newer build of it takes over. A program that runs a driver of its own closes it itself.
 */
@FunctionalInterface
public interface Driver {
    /**
     * Handles one event: one attempt of a driver run.
     *
     * @param message the event and its resource
     * @param context this attempt: its logger, its deadline, whether it is cancelled
     * @return the driver result. A failed one ends the run as a success does; {@link DriverResult#retry(String)} asks for another attempt
     * @throws TemporaryFailureException to ask for another attempt, within the limits of the definition's {@link Retry}
     * @throws Exception any other exception fails the run, with the exception's message
     */
    DriverResult reconcile(DriverMessage message, DriverContext context) throws Exception;
}

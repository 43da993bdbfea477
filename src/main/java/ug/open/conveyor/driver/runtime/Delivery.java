package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;

/** One event handed over by a source. Whoever takes it settles it, once. */
public interface Delivery {
    /** The event as it came. */
    Envelope envelope();

    /**
     * The driver message in it.
     *
     * @throws MalformedMessageException where there is none that can be read
     */
    DriverMessage message() throws MalformedMessageException;

    /** The same text at each delivery of this event, by which the outbox finds it; empty for an event that is never delivered again. */
    default Optional<String> identity() {
        return Optional.empty();
    }

    /** Tells the source that work on the event goes on, so that it does not deliver the event again. Called repeatedly while the delivery is held. */
    default void inProgress() {}

    /**
     * The result that can be handed on: the result itself, or a failed one with the reason, such as that it is longer than a message may
     * be. Asked before the result is journaled, so that the journal has what others receive.
     */
    default DriverResult deliverable(DriverResult result) {
        return result;
    }

    /**
     * Ends the delivery. A live one publishes the result, waits for the server's acknowledgement and only then acknowledges the event; a
     * recorded one can publish nothing.
     *
     * @throws IOException where the outcome could not be made known; the event will come again
     * @throws InterruptedException where the wait was cut short; the event may come again
     */
    void settle(Outcome outcome) throws IOException, InterruptedException;

    /**
     * Begins what {@link #settle} does, for who has more to do while somebody else is waited for. Settles at once where nobody is.
     *
     * @throws IOException as {@link #settle}
     */
    default Settling settling(Outcome outcome) throws IOException, InterruptedException {
        settle(outcome);
        return () -> {};
    }

    /** A settlement that was begun. */
    @FunctionalInterface
    interface Settling {
        /** Waits for its end. Throws as {@link Delivery#settle}. */
        void await() throws IOException, InterruptedException;

        /**
         * The same, through an outage: while nobody is there to take the outcome, it is tried again.
         *
         * @param patient asked now and then meanwhile, whether to wait on
         */
        default void await(BooleanSupplier patient) throws IOException, InterruptedException {
            await();
        }
    }
}

package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.Resource;

/** A delivery in hand: from the pull to its settlement, of which there is one. */
final class Held {
    private final long number;
    private final Delivery delivery;
    private final Envelope kept;
    private final Reading reading;
    private final LaneKey lane;
    private volatile Held next;
    private boolean settled;
    private boolean left;
    private long lastMicros;
    private long brokenBefore;
    private boolean turn;

    /** @param kept the envelope without secrets, as it is journaled and shown */
    Held(long number, Delivery delivery, Envelope kept, Reading reading) {
        this.number = number;
        this.delivery = delivery;
        this.kept = kept;
        this.reading = reading;
        this.lane =
                reading instanceof Reading.Ours ours ? LaneKey.of(ours.message().resource()) : null;
    }

    long number() {
        return number;
    }

    Delivery delivery() {
        return delivery;
    }

    Envelope kept() {
        return kept;
    }

    Reading reading() {
        return reading;
    }

    /** The message of an event that is for this driver. */
    DriverMessage message() {
        return ((Reading.Ours) reading).message();
    }

    /** The lane of an event that is for this driver; null for others, which need none. */
    LaneKey lane() {
        return lane;
    }

    /** The event that waits behind this one in its lane; null where none does. */
    Held next() {
        return next;
    }

    void follow(Held behind) {
        next = behind;
    }

    /** The next attempt at it. Its resource is named as it is kept: without secrets. */
    Attempt attempt(long attemptNumber, int count, Settings settings, Instant started) {
        DriverMessage message = message();
        Resource resource = message.resource();
        return new Attempt(
                attemptNumber,
                number,
                message.runId(),
                settings.definition().name(),
                resource.type(),
                settings.secrets().mask(resource.name()),
                resource.pipeline().orElse(""),
                message.event(),
                count,
                settings.mode(),
                started,
                Optional.empty());
    }

    /** How many earlier attempts at it never ended: only the thread that handles the event asks. */
    long brokenBefore() {
        return brokenBefore;
    }

    void brokenBefore(long times) {
        brokenBefore = times;
    }

    /** Whether it counts among those that are reconciled: {@link Lanes} keeps it. */
    boolean hasTurn() {
        return turn;
    }

    void hasTurn(boolean has) {
        turn = has;
    }

    /** The time of the last log entry of this event: the next attempt's entries are later. Only the thread that handles the event uses it. */
    long lastMicros() {
        return lastMicros;
    }

    void lastMicros(long micros) {
        lastMicros = micros;
    }

    /** Whether the source has to hear of it while it is in hand. */
    boolean canComeAgain() {
        return delivery.identity().isPresent();
    }

    /** Called by the watchdog. A delivery that is given back is left alone; one that is being acknowledged may have to wait for that. */
    synchronized void inProgress() {
        if (!left) {
            delivery.inProgress();
        }
    }

    synchronized boolean settled() {
        return settled;
    }

    Delivery.Settling settling(Outcome outcome) throws IOException, InterruptedException {
        markSettled(outcome);
        return delivery.settling(outcome);
    }

    private synchronized void markSettled(Outcome outcome) {
        settled = true;
        left = !(outcome instanceof Outcome.Done || outcome instanceof Outcome.Pass);
    }

    /** Names a resource: its events go one by one. */
    record LaneKey(String type, String name) {
        static LaneKey of(Resource resource) {
            return new LaneKey(resource.type(), resource.name());
        }

        /** By hand, as {@link #equals}: what the JDK makes for a record costs the first call 15 ms. */
        @Override
        public int hashCode() {
            return 31 * type.hashCode() + name.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof LaneKey key && type.equals(key.type) && name.equals(key.name);
        }
    }
}

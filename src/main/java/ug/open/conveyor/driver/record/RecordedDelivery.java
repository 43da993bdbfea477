package ug.open.conveyor.driver.record;

import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.runtime.Outcome;

/** An event out of a recording. There is nobody to publish to: settling it does nothing. */
final class RecordedDelivery implements Delivery {
    private final Envelope envelope;
    private final DriverMessage message;
    private final MalformedMessageException problem;
    private final long event;

    private RecordedDelivery(Envelope envelope, DriverMessage message, MalformedMessageException problem, long event) {
        this.envelope = envelope;
        this.message = message;
        this.problem = problem;
        this.event = event;
    }

    /** One that was read; {@code event} is its number in the recording, 0 where it has none. */
    static RecordedDelivery of(Envelope envelope, DriverMessage message, long event) {
        return new RecordedDelivery(envelope, message, null, event);
    }

    /** One that was recorded as it came and cannot be read. */
    static RecordedDelivery malformed(Envelope envelope, MalformedMessageException problem, long event) {
        return new RecordedDelivery(envelope, null, problem, event);
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public DriverMessage message() {
        if (problem != null) {
            throw problem;
        }
        return message;
    }

    @Override
    public void settle(Outcome outcome) {
        // what is replayed is never published
    }

    boolean isMalformed() {
        return problem != null;
    }

    /** The number of the event in its recording, 0 where it has none. */
    long event() {
        return event;
    }
}

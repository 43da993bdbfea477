package ug.open.conveyor.driver.input;

import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.wire.Messages;
import ug.open.conveyor.driver.wire.Subjects;

/** An event out of a recording. There is nobody to publish to: settling it does nothing. */
final class RecordedDelivery implements Delivery {
    private final Envelope envelope;
    private final DriverMessage message;
    private final MalformedMessageException problem;
    private final Origin origin;

    /**
     * Where it comes from.
     *
     * @param event its number in the recording, 0 where it has none
     * @param line the line where its record begins, from 1; 0 where that is not known
     * @param run the run id that it was recorded with; empty where it cannot be read
     */
    private record Origin(long event, long line, String run) {}

    private RecordedDelivery(
            Envelope envelope, DriverMessage message, MalformedMessageException problem, Origin origin) {
        this.envelope = envelope;
        this.message = message;
        this.problem = problem;
        this.origin = origin;
    }

    /** One that was read; {@code event} is its number in the recording, 0 where it has none. */
    static RecordedDelivery of(Envelope envelope, DriverMessage message, long event) {
        return new RecordedDelivery(envelope, message, null, new Origin(event, 0, message.runId()));
    }

    /** One that was recorded as it came and cannot be read. */
    static RecordedDelivery malformed(Envelope envelope, MalformedMessageException problem, long event) {
        return new RecordedDelivery(envelope, null, problem, new Origin(event, 0, ""));
    }

    /** The same one, with the line where its record begins, from 1. */
    RecordedDelivery at(long where) {
        return new RecordedDelivery(envelope, message, problem, new Origin(origin.event, where, origin.run));
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

    /** The same event with another body, which must be a driver message; its results are still found. */
    RecordedDelivery with(byte[] body) {
        DriverMessage changed = Messages.read(body);
        String type = changed.resource().type();
        String subject = type.equals(message.resource().type())
                ? envelope.subject()
                : envelope.addressee().isPresent()
                        ? Subjects.addressed(envelope.addressee().get(), type)
                        : Subjects.broadcast(type);
        return new RecordedDelivery(
                new Envelope(body, subject, envelope.sequence(), envelope.time(), true), changed, null, origin);
    }

    /** The run id that it was recorded with; empty where it cannot be read. */
    String recordedRun() {
        return origin.run;
    }

    /** The line where its record begins, from 1. */
    long line() {
        return origin.line;
    }

    /** The number of the event in its recording, 0 where it has none. */
    long event() {
        return origin.event;
    }
}

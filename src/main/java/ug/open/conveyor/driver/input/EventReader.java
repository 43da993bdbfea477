package ug.open.conveyor.driver.input;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.wire.InputFormatException;
import ug.open.conveyor.driver.wire.Messages;
import ug.open.conveyor.driver.wire.Subjects;

/**
 * Makes an event of a record, whatever form it has, and counts the records that are no events. A new form of record gets its branch in
 * {@link #read}. For one thread.
 */
final class EventReader {
    static final String EXPECTED =
            "driver messages, resources, lines of a recording, or captured lines with subject and body";
    private static final int FORMAT = 1;

    private final RecordMembers members;
    private final ReadOptions options;
    private final OtherRecords others = new OtherRecords();
    private final Repeats repeats = new Repeats();
    private final SessionScope scope = new SessionScope();
    private boolean recording;
    private long runIdsMade;

    EventReader(String input, ReadOptions options) {
        this.options = options;
        members = new RecordMembers(input);
    }

    /**
     * Reads one record.
     *
     * @return empty where the record is known and no event
     * @throws InputFormatException where the record is unknown, or a broken event
     */
    Optional<RecordedDelivery> read(Piece piece) throws InputFormatException {
        members.read(piece);
        if (members.has(Field.KIND)) {
            return recorded();
        }
        if (members.has(Field.SUBJECT)) {
            return captured();
        }
        if (members.has(Field.PAYLOAD) || members.has(Field.EVENT) || members.has(Field.RUN_ID)) {
            return Optional.of(bareMessage(piece));
        }
        if (members.has(Field.RESOURCE) || members.has(Field.NAME)) {
            return Optional.of(bareResource(piece));
        }
        throw members.unknown();
    }

    /** Whether a session line was read. */
    boolean isRecording() {
        return recording;
    }

    /** The number of driver messages that had no run id and got a new one. */
    long runIdsMade() {
        return runIdsMade;
    }

    /** The records that were no events, as a part of a sentence. */
    String passedOver() {
        return others.text();
    }

    private Optional<RecordedDelivery> recorded() throws InputFormatException {
        String kind = members.text(Field.KIND);
        if (kind.equals("event")) {
            return Optional.of(members.has(Field.MESSAGE) ? recordedMessage() : recordedBytes());
        }
        if (kind.equals("session")) {
            checkFormat();
            scope.begins(members);
            recording = true;
        }
        others.add("of kind " + Harmless.inQuotes(kind, ValueCutter.SHOWN));
        return Optional.empty();
    }

    private RecordedDelivery recordedMessage() throws InputFormatException {
        byte[] body = members.bytes(Field.MESSAGE);
        DriverMessage message = members.message(body, members.start(Field.MESSAGE));
        return RecordedDelivery.of(envelope(body, message), message, scope.event(members));
    }

    /** Kept like this because it is not one line of JSON: so it may be what a live driver would have had to reject. */
    private RecordedDelivery recordedBytes() throws InputFormatException {
        byte[] body = base64();
        long event = scope.event(members);
        try {
            DriverMessage message = Messages.read(body);
            return RecordedDelivery.of(envelope(body, message), message, event);
        } catch (MalformedMessageException e) {
            return RecordedDelivery.malformed(envelope(body, null), e, event);
        }
    }

    private byte[] base64() throws InputFormatException {
        if (!members.has(Field.BYTES)) {
            throw members.missing("message", "an event with the field 'message' or 'bytes'");
        }
        try {
            return Base64.getDecoder().decode(members.text(Field.BYTES));
        } catch (IllegalArgumentException e) {
            throw members.at(Field.BYTES, "the field 'bytes' is not base64", "the bytes of a driver message in base64");
        }
    }

    private void checkFormat() throws InputFormatException {
        long format = members.number(Field.FORMAT).orElse(FORMAT);
        if (format > FORMAT) {
            throw members.at(
                            Field.FORMAT,
                            "the recording has format " + format + ", and this conveyor-driver reads up to " + FORMAT
                                    + ": read it with a newer one",
                            "")
                    .ending();
        }
    }

    private Optional<RecordedDelivery> captured() throws InputFormatException {
        String subject = members.text(Field.SUBJECT);
        if (!Subjects.isEvent(subject)) {
            others.add("on subject " + Harmless.inQuotes(Subjects.family(subject), ValueCutter.SHOWN));
            return Optional.empty();
        }
        if (!members.has(Field.BODY)) {
            throw members.missing("body", "a captured line with subject and body");
        }
        byte[] body = members.bytes(Field.BODY);
        Instant time = members.time().orElseGet(options.clock());
        if (repeats.isRepeat(members.header("Nats-Msg-Id"), time)) {
            others.add("that the stream had dropped as repeats");
            return Optional.empty();
        }
        DriverMessage message = members.message(body, members.start(Field.BODY));
        return Optional.of(RecordedDelivery.of(envelope(body, message), message, 0));
    }

    /** As people write one by hand, who have no run id. */
    private RecordedDelivery bareMessage(Piece piece) throws InputFormatException {
        boolean runs = members.isThere(Field.RUN_ID);
        byte[] body = runs
                ? piece.copy()
                : Messages.withRunId(piece.copy(), options.runIds().get());
        DriverMessage message = members.message(body, piece.from());
        runIdsMade += runs ? 0 : 1;
        return broadcast(body, message);
    }

    private RecordedDelivery bareResource(Piece piece) throws InputFormatException {
        String runId = options.runIds().get();
        String digits = runId.replace("-", "");
        String id = digits.substring(0, Math.min(24, digits.length()));
        try {
            byte[] body = Messages.fromResource(piece.bytes(), piece.from(), piece.to(), runId, id);
            return broadcast(body, Messages.read(body));
        } catch (MalformedMessageException e) {
            throw members.badResource(e);
        }
    }

    private RecordedDelivery broadcast(byte[] body, DriverMessage message) {
        return RecordedDelivery.of(
                new Envelope(
                        body,
                        Subjects.broadcast(message.resource().type()),
                        OptionalLong.empty(),
                        options.clock().get(),
                        true),
                message,
                0);
    }

    /** {@code message} may be null. */
    private Envelope envelope(byte[] body, DriverMessage message) throws InputFormatException {
        String subject = members.text(Field.SUBJECT);
        if (subject.isEmpty() && message != null) {
            subject = Subjects.broadcast(message.resource().type());
        }
        return new Envelope(
                body, subject, members.number(Field.SEQ), members.time().orElseGet(options.clock()), message != null);
    }
}

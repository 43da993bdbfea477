package ug.open.conveyor.driver.record;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.wire.Messages;

/** Makes an event of a record where it is one, whatever form it has; counts what it passes over. For one thread. */
final class EventReader {
    static final String EXPECTED =
            "driver messages, resources, lines of a recording, or captured lines with subject and body";
    private static final int FORMAT = 1;

    private final RecordMembers members;
    private final ReadOptions options;
    private final Tally others = new Tally();
    private final Repeats repeats = new Repeats();
    private boolean recording;
    private long runIdsMade;

    EventReader(String input, ReadOptions options) {
        this.options = options;
        members = new RecordMembers(input);
    }

    /**
     * Reads one record.
     *
     * @return empty where it is something else than an event
     * @throws MalformedInputException where it is nothing that is known, or a broken event
     */
    Optional<RecordedDelivery> read(Piece piece) throws MalformedInputException {
        members.read(piece);
        if (members.has(Member.KIND)) {
            return recorded();
        }
        if (members.has(Member.SUBJECT)) {
            return captured();
        }
        if (members.has(Member.PAYLOAD) || members.has(Member.EVENT) || members.has(Member.RUN_ID)) {
            return Optional.of(bareMessage(piece));
        }
        if (members.has(Member.RESOURCE) || members.has(Member.NAME)) {
            return Optional.of(bareResource(piece));
        }
        throw members.unknown();
    }

    /** Whether a session began in it so far. */
    boolean isRecording() {
        return recording;
    }

    /** How many driver messages had no run id so far, and got a new one. */
    long runIdsMade() {
        return runIdsMade;
    }

    /** What was no event so far, for a sentence. */
    String passedOver() {
        return others.text();
    }

    private Optional<RecordedDelivery> recorded() throws MalformedInputException {
        String kind = members.text(Member.KIND);
        if (kind.equals("event")) {
            return Optional.of(members.has(Member.MESSAGE) ? recordedMessage() : recordedBytes());
        }
        if (kind.equals("session")) {
            checkFormat();
            recording = true;
        }
        others.add("of kind " + Found.quoted(kind));
        return Optional.empty();
    }

    private RecordedDelivery recordedMessage() throws MalformedInputException {
        byte[] body = members.bytes(Member.MESSAGE);
        DriverMessage message = members.message(body, members.start(Member.MESSAGE));
        return RecordedDelivery.of(
                envelope(body, message), message, members.number(Member.E).orElse(0));
    }

    /** Kept like this because it is not one line of JSON: so it may be what a live driver would have had to reject. */
    private RecordedDelivery recordedBytes() throws MalformedInputException {
        byte[] body = base64();
        long event = members.number(Member.E).orElse(0);
        try {
            DriverMessage message = Messages.read(body);
            return RecordedDelivery.of(envelope(body, message), message, event);
        } catch (MalformedMessageException e) {
            return RecordedDelivery.malformed(envelope(body, null), e, event);
        }
    }

    private byte[] base64() throws MalformedInputException {
        if (!members.has(Member.BYTES)) {
            throw members.missing("message", "an event with the field 'message' or 'bytes'");
        }
        try {
            return Base64.getDecoder().decode(members.text(Member.BYTES));
        } catch (IllegalArgumentException e) {
            throw members.at(
                    Member.BYTES, "the field 'bytes' is not base64", "the bytes of a driver message in base64");
        }
    }

    private void checkFormat() throws MalformedInputException {
        long format = members.number(Member.FORMAT).orElse(FORMAT);
        if (format > FORMAT) {
            throw members.at(
                            Member.FORMAT,
                            "the recording has format " + format + ", and this conveyor-driver reads up to " + FORMAT
                                    + ": read it with a newer one",
                            "")
                    .ending();
        }
    }

    private Optional<RecordedDelivery> captured() throws MalformedInputException {
        String subject = members.text(Member.SUBJECT);
        if (!Subjects.isEvent(subject)) {
            others.add("on subject " + Found.quoted(Subjects.family(subject)));
            return Optional.empty();
        }
        if (!members.has(Member.BODY)) {
            throw members.missing("body", "a captured line with subject and body");
        }
        byte[] body = members.bytes(Member.BODY);
        Instant time = members.time().orElseGet(options.clock());
        if (repeats.isRepeat(members.header("Nats-Msg-Id"), time)) {
            others.add("that the stream had dropped as repeats");
            return Optional.empty();
        }
        DriverMessage message = members.message(body, members.start(Member.BODY));
        return Optional.of(RecordedDelivery.of(envelope(body, message), message, 0));
    }

    /** As people write one by hand, who have no run id. */
    private RecordedDelivery bareMessage(Piece piece) throws MalformedInputException {
        boolean runs = members.isThere(Member.RUN_ID);
        byte[] body = runs
                ? piece.copy()
                : Messages.withRunId(piece.copy(), options.runIds().get());
        DriverMessage message = members.message(body, piece.from());
        runIdsMade += runs ? 0 : 1;
        return broadcast(body, message);
    }

    private RecordedDelivery bareResource(Piece piece) throws MalformedInputException {
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
                        Subjects.broadcast(message),
                        OptionalLong.empty(),
                        options.clock().get()),
                message,
                0);
    }

    /** {@code message} may be null. */
    private Envelope envelope(byte[] body, DriverMessage message) throws MalformedInputException {
        String subject = members.text(Member.SUBJECT);
        if (subject.isEmpty() && message != null) {
            subject = Subjects.broadcast(message);
        }
        return new Envelope(
                body, subject, members.number(Member.SEQ), members.time().orElseGet(options.clock()));
    }
}

package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.input.RecordedResults.Found;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.wire.Messages;
import ug.open.conveyor.driver.wire.Subjects;

/** Recorded events on their way to an attached driver, changed as the command line asks. */
final class SentRecording implements Recorded {
    private final Recorded recorded;
    private final Rules sending;
    private final boolean chosen;

    /** What is sent, and how. */
    interface Rules {
        /** The driver that gets the events. */
        String driver();

        /** The message as it is sent. */
        DriverMessage changed(DriverMessage message);

        /** Whether a resource goes into an event as text. */
        boolean asText();

        /** An event of a file is addressed to another driver. */
        void leavesOut(String addressee);

        /** A few words about all those; the empty text for none. */
        String leftOut();

        /**
         * Checks that results can still be seen.
         *
         * @throws SessionException where they cannot
         */
        void checkStream() throws SessionException;
    }

    /** @param chosen whether somebody has named this very event: it goes to the driver whomever it was addressed to */
    SentRecording(Recorded recorded, Rules sending, boolean chosen) {
        this.recorded = recorded;
        this.sending = sending;
        this.chosen = chosen;
    }

    @Override
    public Optional<Delivery> next() throws InterruptedException, IOException {
        while (true) {
            sending.checkStream();
            Optional<Delivery> event = recorded.next();
            Optional<String> another =
                    event.flatMap(each -> each.envelope().addressee()).filter(name -> !name.equals(sending.driver()));
            if (event.isEmpty() || another.isEmpty() || chosen) {
                return event.isEmpty() ? event : Optional.of(sent(event.get(), another.isPresent()));
            }
            sending.leavesOut(another.get());
        }
    }

    private Sent sent(Delivery event, boolean toAnother) {
        DriverMessage before;
        try {
            before = event.message();
        } catch (MalformedMessageException e) {
            return new Sent(event, event.envelope(), null);
        }
        DriverMessage message = sending.changed(before);
        Envelope was = event.envelope();
        boolean same = message == before;
        Envelope envelope = same && !toAnother
                ? was
                : new Envelope(
                        same ? was.body() : Messages.event(message, sending.asText()),
                        toAnother
                                ? Subjects.addressed(
                                        sending.driver(), message.resource().type())
                                : was.subject(),
                        was.sequence(),
                        was.time());
        return new Sent(event, envelope, message);
    }

    @Override
    public Optional<Found> result(Delivery event, String driver) throws IOException {
        return recorded.result(recorded(event), driver);
    }

    @Override
    public String file() {
        return recorded.file();
    }

    @Override
    public long line(Delivery event) {
        return recorded.line(recorded(event));
    }

    private static Delivery recorded(Delivery event) {
        return event instanceof Sent sent ? sent.event : event;
    }

    @Override
    public long others() {
        return recorded.others();
    }

    @Override
    public String addressed() {
        return sending.leftOut();
    }

    @Override
    public OptionalLong count() {
        return recorded.count();
    }

    @Override
    public Set<String> drivers() {
        return recorded.drivers();
    }

    @Override
    public void close() throws IOException {
        recorded.close();
    }

    /** @param changed null where there is no message that can be read */
    private record Sent(Delivery event, Envelope envelope, DriverMessage changed) implements Delivery {
        @Override
        public DriverMessage message() {
            return changed == null ? event.message() : changed;
        }

        @Override
        public void settle(Outcome outcome) throws IOException, InterruptedException {
            event.settle(outcome);
        }
    }
}

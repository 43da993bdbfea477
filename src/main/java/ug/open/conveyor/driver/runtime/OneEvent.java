package ug.open.conveyor.driver.runtime;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.json.Buffer;

/** The source of {@link DriverManager#once}: one event, addressed to the driver, so that no filter applies. */
final class OneEvent implements EventSource {
    private final DriverMessage message;
    private final Envelope envelope;
    private boolean given;

    OneEvent(DriverMessage message, String driver, Instant time) {
        this.message = message;
        String subject =
                "drivers." + driver + ".resources." + message.resource().type();
        this.envelope = new Envelope(body(message), subject, OptionalLong.empty(), time);
    }

    @Override
    public Optional<Delivery> next() {
        if (given) {
            return Optional.empty();
        }
        given = true;
        return Optional.of(new OneDelivery(envelope, message));
    }

    @Override
    public void close() {}

    /** The message in wire form (protocol.md, Bodies), its payload as a string, as the server has it: one line, whatever the payload. */
    private static byte[] body(DriverMessage message) {
        Buffer out = new Buffer(message.payload().length() + 256);
        out.ascii("{\"event\":");
        out.string(message.event());
        out.ascii(",\"id\":");
        out.string(message.id());
        out.ascii(",\"run_id\":");
        out.string(message.runId());
        out.ascii(",\"payload\":");
        out.string(message.payload());
        out.add('}');
        return out.toArray();
    }

    /** Its outcome goes nowhere. */
    private record OneDelivery(Envelope envelope, DriverMessage message) implements Delivery {
        @Override
        public void settle(Outcome outcome) {}
    }
}

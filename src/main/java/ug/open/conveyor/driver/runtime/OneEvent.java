package ug.open.conveyor.driver.runtime;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import ug.open.conveyor.driver.DriverMessage;

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
        String text = "{\"event\":" + quoted(message.event()) + ",\"id\":" + quoted(message.id()) + ",\"run_id\":"
                + quoted(message.runId()) + ",\"payload\":" + quoted(message.payload()) + "}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return '"' + JsonEscapes.escape(text) + '"';
    }

    /** Nobody waits for its outcome. */
    private record OneDelivery(Envelope envelope, DriverMessage message) implements Delivery {
        @Override
        public void settle(Outcome outcome) {}
    }
}

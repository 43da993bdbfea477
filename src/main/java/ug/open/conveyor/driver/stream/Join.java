package ug.open.conveyor.driver.stream;

import java.time.Duration;
import java.util.List;
import ug.open.conveyor.driver.DriverDefinition;

/**
 * How to take part as a driver.
 *
 * @param definition its name becomes the consumer's, its resources the consumer's filter
 * @param owner who this is, for others who look at the consumer, such as {@code host/pid}
 * @param ackWait how long the server waits for a sign of life before it delivers an event again
 * @param kept how long the server keeps the consumer, and what it has yet to deliver, after the last process of it is gone
 */
public record Join(DriverDefinition definition, String owner, Duration ackWait, Duration kept) {
    private static final Duration ACK_WAIT = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofHours(72);

    /** With the server's own ack wait of 30 seconds, and a consumer that is kept for 72 hours. */
    public static Join as(DriverDefinition definition, String owner) {
        return new Join(definition, owner, ACK_WAIT, KEPT);
    }

    /** The same with another ack wait. */
    public Join ackWait(Duration wait) {
        return new Join(definition, owner, wait, kept);
    }

    /** What the driver listens to (protocol.md, Consumer). */
    List<String> subjects() {
        return StreamNames.subjects(definition);
    }
}

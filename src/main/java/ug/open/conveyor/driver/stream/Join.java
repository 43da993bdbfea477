package ug.open.conveyor.driver.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.DriverDefinition;

/**
 * How to take part as a driver.
 *
 * @param definition its name becomes the consumer's, its resources the consumer's filter
 * @param owner who this is, for others who look at the consumer, such as {@code host/pid}
 * @param ackWait how long the server waits for a sign of life before it delivers an event again
 * @param kept how long the server keeps the consumer, and what it has yet to deliver, after the last process of it is gone
 * @param shared whether other processes of this driver may be on the consumer: the events are split between them
 * @param from where a new consumer begins; empty: with all that is kept, and a consumer that is there goes on where it is
 */
public record Join(
        DriverDefinition definition,
        String owner,
        Duration ackWait,
        Duration kept,
        boolean shared,
        Optional<Begin> from) {
    private static final Duration ACK_WAIT = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofHours(72);

    /** Where a new consumer begins. */
    public enum Begin {
        /** With all events that the server still has, be it for other drivers. */
        ALL,
        /** With what comes from now on. */
        NEW
    }

    /** With the server's own ack wait of 30 seconds, and a consumer of its own that is kept for 72 hours. */
    public static Join as(DriverDefinition definition, String owner) {
        return new Join(definition, owner, ACK_WAIT, KEPT, false, Optional.empty());
    }

    /** The same with another ack wait. */
    public Join ackWait(Duration wait) {
        return new Join(definition, owner, wait, kept, shared, from);
    }

    /** The same with a consumer that is kept for another time. */
    public Join kept(Duration time) {
        return new Join(definition, owner, ackWait, time, shared, from);
    }

    /** The same beside other processes of this driver. */
    public Join shared(boolean withOthers) {
        return new Join(definition, owner, ackWait, kept, withOthers, from);
    }

    /** The same with a new consumer that begins there. */
    public Join from(Begin begin) {
        return new Join(definition, owner, ackWait, kept, shared, Optional.of(begin));
    }

    /** What the driver listens to (protocol.md, Consumer). */
    List<String> subjects() {
        return StreamNames.subjects(definition);
    }
}

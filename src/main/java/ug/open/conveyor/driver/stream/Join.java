package ug.open.conveyor.driver.stream;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import ug.open.conveyor.driver.DriverDefinition;

/**
 * The terms on which a driver takes part.
 *
 * @param definition its name becomes the consumer's, its resources the consumer's filter
 * @param owner this process, for people who look at the consumer, such as {@code host/pid}
 * @param ackWait how long the server waits for a sign of life before it delivers an event again
 * @param kept how long the server keeps the consumer, and what it has yet to deliver, after the last process of it is gone
 * @param shared whether other processes of this driver may be on the consumer: the events are split between them
 * @param from the start of a new consumer; empty: all events that the server still has, and an existing consumer goes on where it is
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
    private static final AtomicInteger JOINS = new AtomicInteger();

    /** The start of a new consumer. */
    public enum Begin {
        /** All events that the server still has, also those kept for other drivers. */
        ALL,
        /** Events from now on. */
        NEW
    }

    /**
     * With the server's own ack wait of 30 s, and a consumer of its own that is kept for 72 hours. The owner is this machine, this process and
     * which join of it: {@code host/4711}, then {@code host/4711/2} and so on.
     */
    public static Join as(DriverDefinition definition) {
        int join = JOINS.incrementAndGet();
        String process = host() + "/" + ProcessHandle.current().pid();
        return as(definition, join == 1 ? process : process + "/" + join);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }

    /** The same under the name of another owner. */
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

    /** The subjects that the driver listens to (protocol.md, Consumer). */
    List<String> subjects() {
        return StreamNames.subjects(definition);
    }
}

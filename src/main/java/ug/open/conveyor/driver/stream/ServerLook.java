package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Time;

/** A look at a server's event stream, and the one thing that a person removes there: the consumer of a driver that is gone. */
public final class ServerLook {
    private final Connection connection;
    private final DriverConsumers consumers;
    private final Time time;

    ServerLook(Connection connection, Time time) {
        this.connection = connection;
        this.time = time;
        consumers = new DriverConsumers(connection, time);
    }

    /**
     * A driver's consumer with what is odd about it.
     *
     * @param traps the worst first
     */
    public record Seen(DriverConsumer consumer, List<Trap> traps) {}

    /**
     * What the server is like. Changes nothing.
     *
     * @throws StreamException where it does not answer
     */
    public StreamReport report() throws StreamException {
        return StreamRequest.asking(
                connection, "cannot look at the streams", () -> new StreamLook(connection, time).report());
    }

    /**
     * The consumers of all drivers, by name. Changes nothing.
     *
     * @throws StreamException where the server does not tell
     */
    public List<Seen> drivers() throws StreamException {
        List<DriverConsumer> all = StreamRequest.asking(connection, "cannot list the drivers", consumers::all);
        Traps traps = new Traps(all);
        return all.stream()
                .map(consumer -> new Seen(consumer, traps.of(consumer)))
                .toList();
    }

    /**
     * The consumer of a driver; empty where there is none. Changes nothing.
     *
     * @throws StreamException where the server does not tell
     */
    public Optional<DriverConsumer> driver(String name) throws StreamException {
        return StreamRequest.asking(connection, "cannot look for the driver", () -> consumers.find(name));
    }

    /**
     * Removes the consumer of a driver, with what waits for it. It looks again right before.
     *
     * @param seen as a person saw it
     * @return as it was right before it was removed
     * @throws JoinRefusedException where somebody is on it, or it is gone or another one
     * @throws StreamException where the server does not do it
     */
    public DriverConsumer remove(DriverConsumer seen) throws StreamException {
        return StreamRequest.asking(connection, "cannot remove the consumer", () -> consumers.remove(seen));
    }

    /**
     * Refuses a driver that somebody is.
     *
     * @throws JoinRefusedException which names who
     */
    public void refuseWhereAttached(DriverConsumer consumer) {
        DriverConsumers.refuseWhereAttached(consumer);
    }
}

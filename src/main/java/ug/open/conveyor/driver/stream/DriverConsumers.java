package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.Time;

/** The consumers of a server's events. For one thread. */
final class DriverConsumers {
    private final Connection connection;
    private final ConsumerRequests requests;
    private final Time time;

    DriverConsumers(Connection connection, Time time) {
        this.connection = connection;
        this.requests = new ConsumerRequests(new LibraryConnection(connection), time);
        this.time = time;
    }

    /** All, by name. */
    List<DriverConsumer> all() throws IOException, InterruptedException {
        List<Map<?, ?>> infos = requests.list(StreamNames.EVENTS);
        Instant now = time.now();
        List<DriverConsumer> consumers = new ArrayList<>();
        for (Map<?, ?> info : infos) {
            consumers.add(new DriverConsumer(info, Optional.empty(), now));
        }
        consumers.sort(Comparator.comparing(DriverConsumer::name));
        Map<String, String> processes = Presence.of(
                connection, consumers.stream().map(DriverConsumer::name).toList());
        consumers.replaceAll(consumer -> consumer.of(Optional.ofNullable(processes.get(consumer.name()))));
        return consumers;
    }

    /** The one of this name; empty where there is none. */
    Optional<DriverConsumer> find(String name) throws IOException, InterruptedException {
        checkName(name);
        Optional<Map<?, ?>> info = requests.find(name);
        if (info.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DriverConsumer(info.get(), Presence.of(connection, name), time.now()));
    }

    /** The server takes no other name, and a blank in a subject ends the connection. */
    private static void checkName(String name) {
        if (!Presence.canBeASubject(name) || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw new ConveyorException("no driver can have the name " + Harmless.inQuotes(name)
                    + ": a consumer's name has no blank, no control character and none of . * > / \\");
        }
    }

    /**
     * Removes one that nobody is on.
     *
     * @param seen as somebody looked at it before
     * @return as it was right before it was removed
     * @throws JoinRefusedException where somebody is on it, or it is another one of this name
     */
    DriverConsumer remove(DriverConsumer seen) throws IOException, InterruptedException {
        DriverConsumer now = find(seen.name())
                .orElseThrow(() -> new JoinRefusedException("the consumer " + seen.name()
                        + " is gone already: somebody else removed it, or the server did"));
        refuseWhereAttached(now);
        if (!now.created().equals(seen.created())) {
            throw new JoinRefusedException(
                    "the consumer " + seen.name()
                            + " was made again meanwhile, so nothing was removed; look at it again with conveyor-driver server drivers");
        }
        requests.delete(now.name());
        return now;
    }

    /** Refuses one that somebody is on. */
    static void refuseWhereAttached(DriverConsumer consumer) {
        if (consumer.presence() != DriverConsumer.Presence.ATTACHED) {
            return;
        }
        String who = consumer.process()
                .map(process -> "the process " + process + " of conveyor-driver takes part as " + consumer.name())
                .orElseGet(() -> consumer.push()
                        ? "a process is subscribed to the push consumer " + consumer.name()
                        : "somebody is pulling on the consumer " + consumer.name() + " (" + consumer.pulls()
                                + (consumer.pulls() == 1 ? " pull request waits" : " pull requests wait") + " there)"
                                + consumer.owner()
                                        .map(owner -> ", which the process " + owner + " of conveyor-driver made")
                                        .orElse(""));
        throw new JoinRefusedException(who + ": stop that process first; nothing was removed");
    }
}

package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.util.Optional;
import ug.open.conveyor.driver.DriverDefinition;

/**
 * Who uses the name of a driver.
 *
 * @param backlog the events that wait
 * @param owner the process that made or took the consumer; empty where there is none, or it is none of ours
 * @param pulls the number of requests for events that wait at the consumer: above 0 where a process is attached
 * @param obstacle why {@code run --join} would be refused, a sentence; empty where it would not
 */
public record NameUse(Backlog backlog, Optional<String> owner, long pulls, Optional<String> obstacle) {
    static NameUse of(Connection connection, DriverDefinition driver) throws IOException, JetStreamApiException {
        Consumers consumers = new Consumers(connection.jetStreamManagement());
        Backlog backlog = consumers.backlog(driver.name(), StreamNames.subjects(driver));
        Optional<ConsumerInfo> there = consumers.find(driver.name());
        return new NameUse(
                backlog,
                there.flatMap(info -> Consumers.owner(info.getConsumerConfiguration())),
                there.map(ConsumerInfo::getNumWaiting).orElse(0L),
                obstacle(connection, driver, there));
    }

    private static Optional<String> obstacle(
            Connection connection, DriverDefinition driver, Optional<ConsumerInfo> there) {
        try {
            Presence.refuseBeside(connection, driver.name());
            there.ifPresent(info -> Consumers.check(info, Join.as(driver)));
            return Optional.empty();
        } catch (JoinRefusedException e) {
            return Optional.of(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}

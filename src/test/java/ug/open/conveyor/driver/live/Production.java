package ug.open.conveyor.driver.live;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.wire.Messages;
import ug.open.conveyor.driver.wire.PipelineEvents;

/** Stands for a driver in production: a durable consumer for workflows, an acknowledgement and a result for each event. */
public final class Production implements AutoCloseable {
    private final Connection connection;
    private final String driver;
    private final Function<DriverMessage, DriverResult> work;
    private final AtomicInteger done = new AtomicInteger();

    private Production(Connection connection, String driver, Function<DriverMessage, DriverResult> work) {
        this.connection = connection;
        this.driver = driver;
        this.work = work;
    }

    /** Begins; a result of null is one that the driver never publishes. */
    public static Production on(NatsServer server, String driver, Function<DriverMessage, DriverResult> work)
            throws IOException, InterruptedException {
        Production production = new Production(server.connect(), driver, work);
        Dispatcher dispatcher = production.connection.createDispatcher();
        ConsumerConfiguration consumer = ConsumerConfiguration.builder()
                .durable(driver)
                .filterSubjects("resources.workflow", "drivers." + driver + ".resources.workflow")
                .build();
        try {
            production
                    .connection
                    .jetStream()
                    .subscribe(
                            null,
                            dispatcher,
                            production::take,
                            false,
                            PushSubscribeOptions.builder().stream("messages")
                                    .configuration(consumer)
                                    .build());
        } catch (JetStreamApiException e) {
            throw new IOException(e);
        }
        return production;
    }

    private void take(Message event) {
        DriverMessage message = Messages.read(event.getData());
        DriverResult result = work.apply(message);
        event.ack();
        try {
            if (result != null) {
                connection
                        .jetStream()
                        .publish("pipelines.driver.result", PipelineEvents.result(message, driver, result));
            }
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e); // its result is missing then, and a test says so
        }
        done.incrementAndGet();
    }

    /** How many events it is done with. */
    public int done() {
        return done.get();
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}

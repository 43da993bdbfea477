package ug.open.conveyor.driver.installed;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.live.Engine;
import ug.open.conveyor.driver.live.EngineApi;
import ug.open.conveyor.driver.live.NatsServer;

/** A scene beside a whole server: event stream, engine and API; the tool knows where it is. */
final class ServerScene implements AutoCloseable {
    final Scene scene;
    final NatsServer server;
    final Engine engine;
    final EngineApi api;
    final Connection connection;
    final JetStreamManagement management;

    ServerScene(Path folder) throws IOException, InterruptedException {
        server = NatsServer.start(folder.resolve("nats"));
        engine = Engine.on(server);
        api = EngineApi.of(engine);
        connection = server.connect();
        management = connection.jetStreamManagement();
        scene = new Scene(folder);
        scene.tool.with("CONVEYOR_NATS_URL", server.url());
        scene.tool.with("CONVEYOR_API_URL", api.url().toString());
    }

    /** The beginning of a durable consumer as this tool makes it, for workflows. */
    static ConsumerConfiguration.Builder durable(String name) {
        return ConsumerConfiguration.builder()
                .durable(name)
                .ackPolicy(AckPolicy.Explicit)
                .filterSubjects("resources.workflow", "drivers." + name + ".resources.workflow");
    }

    void consumer(ConsumerConfiguration.Builder configuration) throws Exception {
        management.createConsumer("messages", configuration.build());
    }

    /** Publishes events for everybody who listens to workflows. */
    void publish(int events) throws Exception {
        for (int i = 0; i < events; i++) {
            connection.jetStream().publish("resources.workflow", "{}".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Somebody who waits for an event of a driver, as one on the Go runtime does, once the server shows it. */
    JetStreamSubscription attached(String driver) throws Exception {
        JetStreamSubscription pulling =
                connection.jetStream().subscribe(null, PullSubscribeOptions.bind("messages", driver));
        pulling.pullExpiresIn(1, Duration.ofMinutes(5));
        Installation.await("a pull request of " + driver, () -> waits(driver));
        return pulling;
    }

    private boolean waits(String driver) {
        try {
            return management.getConsumerInfo("messages", driver).getNumWaiting() > 0;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The names of the consumers of events. */
    List<String> drivers() throws Exception {
        return management.getConsumerNames("messages");
    }

    /** The objects of a command that prints JSON, one a line. */
    static List<Map<?, ?>> objects(Seen seen) {
        return seen.out()
                .lines()
                .<Map<?, ?>>map(line -> (Map<?, ?>) Json.parse(line))
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        api.close();
        connection.close();
        engine.close();
        server.close();
    }
}

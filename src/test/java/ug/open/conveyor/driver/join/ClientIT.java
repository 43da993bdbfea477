package ug.open.conveyor.driver.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.ApiException.Reason;
import ug.open.conveyor.driver.ConveyorClient;
import ug.open.conveyor.driver.CreatedResource;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Pipeline;
import ug.open.conveyor.driver.Resource;
import ug.open.conveyor.driver.ResourceDefinition;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.live.Engine;
import ug.open.conveyor.driver.live.EngineApi;
import ug.open.conveyor.driver.live.NatsServer;
import ug.open.conveyor.driver.runtime.Summary;

/** The API client of a program, and of a driver at work. */
final class ClientIT {
    @TempDir
    private Path folder;

    private NatsServer server;
    private Engine engine;
    private EngineApi api;

    @BeforeEach
    void startsAServer() throws Exception {
        server = NatsServer.start(folder.resolve("nats"));
        engine = Engine.on(server);
        api = EngineApi.of(engine);
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        api.close();
        engine.close();
        server.close();
    }

    private ConveyorOptions options() {
        return ConveyorOptions.of(URI.create(server.url()))
                .api(api.url())
                .store(folder.resolve("store"))
                .warnings(sentence -> {});
    }

    private void awaitConsumer() throws Exception {
        try (Connection connection = server.connect()) {
            JetStreamManagement management = connection.jetStreamManagement();
            Await.until(
                    "the consumer",
                    () -> management.getConsumerNames("messages").contains("demo"));
        }
    }

    @Test
    void aResourceLivesFromItsDefinitionToItsEnd() throws Exception {
        ConveyorClient client = Conveyor.client(options());
        ResourceDefinition definition = ResourceDefinition.of("workflow", "1", Map.of("type", "object"));
        assertThat(client.applyDefinition(definition)).as("replaced").isFalse();
        assertThatThrownBy(() -> client.createDefinition(definition))
                .hasFieldOrPropertyWithValue("reason", Reason.ALREADY_EXISTS);
        assertThat(client.definition("workflow")).contains(definition);

        CreatedResource created = client.createResource("workflow", "app", Map.of("branch", "main"));
        assertThat(created.version()).isEqualTo("1");
        assertThatThrownBy(() -> client.createResource("workflow", "app", Map.of()))
                .hasFieldOrPropertyWithValue("reason", Reason.ALREADY_EXISTS);
        Resource before = client.resource("workflow", "app").orElseThrow();
        Resource after = client.updateResource(before, Map.of("branch", "next"));
        assertThat(after.metadata()).containsEntry("version", "2");
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(client.resource("workflow", "app").orElseThrow().spec()).isEqualTo(Map.of("branch", "next"));

        client.deleteResource("workflow", "app");
        client.deleteResource("workflow", "app");
        assertThat(client.resource("workflow", "app")).isEmpty();
        client.deleteDefinition("workflow");
        client.deleteDefinition("workflow");
        assertThat(client.definition("workflow")).isEmpty();
    }

    /** A driver that starts a pipeline of its own, whose step is the driver itself. */
    @Test
    void aDriverCallsTheServerItsEventsComeFrom() throws Exception {
        try (Conveyor conveyor = Conveyor.connect(options())) {
            conveyor.client().applyPipeline(Pipeline.of("line", "part", "demo"));
            DriverDefinition demo = DriverDefinition.of("demo", "workflow", "part");
            CompletableFuture<Summary> session = CompletableFuture.supplyAsync(() -> {
                try {
                    return conveyor.join(demo, (message, context) -> {
                        if (message.resource().type().equals("workflow")) {
                            context.client().createResource("part", "of-app", "line", Map.of("of", "app"));
                        } else {
                            conveyor.stop();
                        }
                        return DriverResult.success(message.resource().name());
                    });
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            awaitConsumer();
            conveyor.client().createResource("workflow", "app", Map.of());
            assertThat(session.get(30, TimeUnit.SECONDS).succeeded()).isEqualTo(2);
        }
        Await.until(
                "the result in the metadata",
                () -> engine.find("part", "of-app").toString().contains("driverresults.demo"));
        assertThat(List.copyOf(engine.results())).hasSizeGreaterThanOrEqualTo(2);
    }
}

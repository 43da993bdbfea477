package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Subscription;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.join.Conveyor;
import ug.open.conveyor.driver.join.ConveyorOptions;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.live.Engine;

/**
 * A pipeline of two steps, a shell script that the tool joins and a Java driver in a program, beside what a real server's two Go drivers
 * were seen to send: {@code captures/pipeline-two-steps.jsonl}.
 */
final class PipelineIT {
    private static final Path CAPTURE = Path.of("src/test/resources/captures/pipeline-two-steps.jsonl");
    private static final String SCRIPT = """
            echo "$CONVEYOR_DRIVER got $CONVEYOR_EVENT for $CONVEYOR_RESOURCE_NAME"
            echo "$CONVEYOR_DRIVER finished"
            echo '{"success":true,"message":"cloner2 done","data":
              {"containerID":"c0ffee","durationMs":51.25,"previous":{"version":"1"}}}' > "$CONVEYOR_RESULT"
            """;

    @TempDir
    private Path folder;

    private final List<String> live = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private LiveScene scene;
    private Engine engine;
    private Connection onlooker;

    @BeforeEach
    void startsAServer() throws Exception {
        scene = new LiveScene(folder);
        engine = Engine.on(scene.server);
        onlooker = scene.server.connect();
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        onlooker.close();
        engine.close();
        scene.close();
    }

    private static DriverResult build(DriverMessage message, DriverContext context) {
        context.logger().info("builder2 got " + message.event());
        Map<?, ?> before =
                (Map<?, ?>) message.resource().resultOf("cloner2").orElseThrow().data();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("containerID", before.get("containerID"));
        data.put("durationMs", before.get("durationMs"));
        data.put("previous", message.resource().metadata());
        context.logger().info("builder2 finished");
        return DriverResult.success("builder2 done", data);
    }

    @Test
    void passesBothStepsInTheFormOfTheCapture() throws Exception {
        Subscription lines = onlooker.subscribe("live.logs.>");
        Subscription events = onlooker.subscribe("drivers.*.resources.flutter-builder");
        onlooker.flush(Duration.ofSeconds(5));
        engine.pipeline("flutter-pipeline", List.of("cloner2", "builder2"));
        scene.driver(SCRIPT);
        scene.scene.write("demo/driver.yaml", "name: cloner2\nresources: [flutter-builder]\nrun: ./reconcile.sh\n");
        Running first = scene.start("joined as cloner2", "--join", "--max-events", "1");
        ConveyorOptions options =
                ConveyorOptions.of(URI.create(scene.server.url())).store(scene.scene.store);
        String runId;
        try (Conveyor conveyor = Conveyor.connect(options)) {
            Thread second = new Thread(() -> join(conveyor));
            second.start();
            Installation.await("the second driver", () -> isThere("builder2"));
            runId = engine.create(resource());
            assertThat(first.outcome().code()).as(first.err()).isZero();
            Installation.await("two results", () -> engine.results().size() == 2);
        }
        Installation.await("the stored lines", () -> engine.logs().size() == 4);
        drain(lines, live);
        drain(events, steps);

        assertThat(normal(steps)).isEqualTo(normal(captured("drivers.")));
        assertThat(normal(engine.results())).isEqualTo(normal(captured("pipelines.driver.result")));
        assertThat(live).isEqualTo(engine.logs());
        assertThat(messages(live))
                .containsExactly(
                        "cloner2 got create for piped",
                        "cloner2 finished",
                        "builder2 got process",
                        "builder2 finished");
        for (String line : live) {
            assertThat(shape(line))
                    .containsAllEntriesOf(shape(captured("live.logs.").get(0)));
        }
        assertThat(scene.scene.statuses()).containsExactly("succeeded", "succeeded");
        assertThat(scene.scene.run("logs", "--run", "builder2/" + runId).ends(0).out())
                .isEqualTo("builder2 got process\nbuilder2 finished\n");
    }

    private static void join(Conveyor conveyor) {
        try {
            conveyor.join(DriverDefinition.of("builder2", "flutter-builder"), PipelineIT::build);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private boolean isThere(String consumer) {
        try {
            return scene.management.getConsumerNames("messages").contains(consumer);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The one of the capture. */
    private static Map<?, ?> resource() throws Exception {
        Map<?, ?> event =
                (Map<?, ?>) Json.parse(captured("pipelines.pipeline.init").get(0));
        return (Map<?, ?>) event.get("resource");
    }

    /** The bodies on subjects that begin so. */
    private static List<String> captured(String subject) throws Exception {
        return Files.readAllLines(CAPTURE).stream()
                .map(line -> (Map<?, ?>) Json.parse(line))
                .filter(line -> ((String) line.get("subject")).startsWith(subject))
                .map(line -> (String) line.get("body"))
                .toList();
    }

    private static void drain(Subscription from, List<String> into) throws InterruptedException {
        for (var message = from.nextMessage(100); message != null; message = from.nextMessage(100)) {
            into.add(new String(message.getData(), StandardCharsets.UTF_8));
        }
    }

    /** As values, also the payload, which is a text; without the ids that are made anew each time. */
    private static List<Object> normal(List<String> bodies) {
        return bodies.stream().<Object>map(PipelineIT::normal).toList();
    }

    private static Object normal(String body) {
        String same = body.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
                .replaceAll("\"id\":\"[0-9a-f]{24}\"", "\"id\":\"MESSAGE\"");
        Map<Object, Object> members = new LinkedHashMap<>((Map<?, ?>) Json.parse(same));
        members.computeIfPresent("payload", (key, text) -> Json.parse((String) text));
        return members;
    }

    /** The types of an object's members. */
    private static Map<String, String> shape(String body) {
        Map<String, String> shape = new TreeMap<>();
        ((Map<?, ?>) Json.parse(body))
                .forEach((name, value) ->
                        shape.put((String) name, value.getClass().getSimpleName()));
        return shape;
    }

    private static List<Object> messages(List<String> lines) {
        return lines.stream()
                .<Object>map(line -> ((Map<?, ?>) Json.parse(line)).get("message"))
                .toList();
    }
}

package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.StandIn;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.live.NatsBinary;

/** A pipeline of three drivers of three kinds, beside what a real server sent to its steps. */
class PipelineLikeServerTest {
    private static final Path CAPTURE = Path.of("src/test/resources/captures/pipeline-three-steps.jsonl");
    private static final String RUN = "50feceae-893a-4051-8901-643351fb3157";

    @TempDir
    Path folder;

    @Test
    void eachStepIsSentWhatTheServerSent() throws IOException {
        PipelineScene scene = new PipelineScene(folder);
        scene.write("p.yaml", PipelineScene.steps("one-two-three4dd2", "one", "two", "three"));
        scene.write("events.jsonl", Files.readString(CAPTURE));
        scene.command(
                "one",
                "echo one; echo '{\"success\":true,\"message\":\"done\",\"data\":{\"commit\":\"abc\"}}' > \"$CONVEYOR_RESULT\"");
        scene.project("two", "two", "java: Two\n");
        scene.write("two/src/main/java/Two.java", """
                import java.util.List;
                import ug.open.conveyor.driver.Driver;
                import ug.open.conveyor.driver.DriverContext;
                import ug.open.conveyor.driver.DriverMessage;
                import ug.open.conveyor.driver.DriverResult;

                public class Two implements Driver {
                    public DriverResult reconcile(DriverMessage message, DriverContext context) {
                        context.logger().info("two");
                        return DriverResult.success("done", List.of("x"));
                    }
                }
                """);
        scene.project("three", "three", "program: [" + StandIn.program() + ", go, three, workflow]\n");

        Here.Outcome ran = new Here()
                .folder(folder)
                .variables(Map.of("CONVEYOR_NATS_SERVER", NatsBinary.find().toString(), "PATH", System.getenv("PATH")))
                .run("run", "--pipeline", "p.yaml", "--events", "events.jsonl");

        assertThat(ran.code()).as(ran.err()).isZero();
        Map<String, Object> received = scene.received(RUN);
        assertThat(received.keySet()).containsExactly("one", "two", "three");
        assertThat(normal(received.values())).isEqualTo(normal(sent()));
        assertThat(ran.out() + ran.err())
                .contains("step 1 of 3: one", "step 2 of 3: two", "step 3 of 3: three")
                .containsPattern("pipeline one-two-three4dd2 in .*\n  step 1  one    1 ok in .*, kept as \\S+\n"
                        + "  step 2  two    1 ok in .*\n  step 3  three  1 ok in .*\n$");
        assertThat(scene.run("logs", RUN, "-o", "raw").out()).startsWith("one\ntwo\n");
        assertThat(PipelineScene.left()).isEmpty();
    }

    /** The events of the steps in the capture. */
    private static List<Object> sent() throws IOException {
        return Files.readAllLines(CAPTURE).stream()
                .<Map<?, ?>>map(line -> (Map<?, ?>) Json.parse(line))
                .filter(line -> ((String) line.get("subject")).startsWith("drivers."))
                .<Object>map(line -> Json.parse((String) line.get("body")))
                .toList();
    }

    /** All members as values, the payload's too, without the id of the message. */
    private static List<Object> normal(Iterable<Object> messages) {
        List<Object> normal = new java.util.ArrayList<>();
        for (Object message : messages) {
            Map<Object, Object> members = new LinkedHashMap<>((Map<?, ?>) message);
            members.computeIfPresent("payload", (key, text) -> Json.parse((String) text));
            members.put("id", ((String) members.get("id")).length());
            normal.add(members);
        }
        return normal;
    }
}

package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of a server's drivers, on a real event stream. */
final class ServerDriversIT {
    @TempDir
    private Path folder;

    private ServerScene it;

    @BeforeEach
    void starts() throws Exception {
        it = new ServerScene(folder);
    }

    @AfterEach
    void ends() throws Exception {
        it.close();
    }

    private Map<?, ?> driver(String name) {
        return find(name).orElseThrow();
    }

    private Optional<Map<?, ?>> find(String name) {
        return ServerScene.objects(
                        it.scene.run("server", "drivers", "-o", "json").ends(0))
                .stream()
                .filter(driver -> driver.get("driver").equals(name))
                .findFirst();
    }

    private static List<Object> warnings(Map<?, ?> driver) {
        List<Object> words = new ArrayList<>();
        for (Object warning : (List<?>) driver.get("warnings")) {
            words.add(((Map<?, ?>) warning).get("warning"));
        }
        return words;
    }

    @Test
    void aServerWithoutDriversIsTold() {
        it.scene
                .run("server", "drivers")
                .ends(0)
                .says("no driver is attached to this server")
                .printsNothing();
    }

    @Test
    void whatWaitsIsCountedAndADurableThatNobodyDrainsIsWarnedAbout() throws Exception {
        it.consumer(ServerScene.durable("left").inactiveThreshold(Duration.ofHours(72)));
        it.consumer(ServerScene.durable("used"));
        it.attached("used");
        it.publish(3);
        Map<?, ?> left = driver("left");
        assertThat(left.get("durable")).isEqualTo(true);
        assertThat(left.get("types")).isEqualTo(List.of("workflow"));
        assertThat(left.get("waiting")).isEqualTo(new BigDecimal(3));
        assertThat(left.get("attached")).isEqualTo("no");
        assertThat(left.get("kept_ms")).isEqualTo(new BigDecimal(259_200_000));
        assertThat(warnings(left)).isEqualTo(List.of("undrained"));
        Map<?, ?> used = driver("used");
        assertThat(used.get("unacknowledged")).isEqualTo(BigDecimal.ONE);
        assertThat(used.get("attached")).isEqualTo("perhaps"); // its one pull request was met, and it may be at work
        assertThat(warnings(used)).isEqualTo(List.of());
        it.scene
                .run("server", "drivers")
                .ends(0)
                .prints(
                        "DRIVER  KIND     LISTENS TO  WAITING  UNACKNOWLEDGED",
                        "left    durable  workflow          3               0",
                        "used    durable  workflow          2               1",
                        "\nleft: nobody is on it, and the server keeps every event of its types for it, until nobody was on it for 3d");
    }

    @Test
    void theManualHasEveryMember() throws Exception {
        it.consumer(ServerScene.durable("left").inactiveThreshold(Duration.ofHours(72)));
        it.publish(1);
        String manual = Files.readString(Path.of("docs/server.md"));
        List<Seen> all = List.of(
                it.scene.run("server", "drivers", "-o", "json").ends(0),
                it.scene.run("server", "status", "-o", "json").ends(0),
                it.scene.run("server", "leave", "left", "--yes", "-o", "json").ends(0));
        for (Seen seen : all) {
            Matcher member = Pattern.compile("\"(\\w+)\":").matcher(seen.out());
            while (member.find()) {
                assertThat(manual).contains("`" + member.group(1) + "`");
            }
        }
    }

    @Test
    void aDriverOnTheGoRuntimeIsEphemeralAndASecondOneOfItsNameIsSeen() throws Exception {
        Process one = driver(folder.resolve("one.txt"), "workflow");
        try {
            Installation.await("the driver", () -> find("builder").isPresent());
            Map<?, ?> builder = driver("builder");
            assertThat(builder.get("durable")).isEqualTo(false);
            assertThat(builder.get("attached")).isEqualTo("yes");
            assertThat(warnings(builder)).isEqualTo(List.of("ephemeral", "one-at-a-time"));
            Process two = driver(folder.resolve("two.txt"), "image");
            try {
                Installation.await(
                        "the filter of the second",
                        () -> driver("builder").get("types").equals(List.of("image")));
                Installation.await("both", () -> warnings(driver("builder")).contains("several-pulls"));
            } finally {
                two.destroyForcibly().waitFor();
            }
        } finally {
            one.destroyForcibly().waitFor();
        }
    }

    private Process driver(Path output, String type) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(StandIn.program().toString(), "go", "builder", type);
        builder.environment().put("CONVEYOR_NATS_URL", it.server.url());
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    @Test
    void ourOwnIsNamedWithItsProcessAlsoWhileItIsAtWork() throws Exception {
        it.scene.write("demo/driver.yaml", "name: demo\nresources: [workflow]\nrun: sleep 60\n");
        Running joined = Running.start(it.scene.tool.builder("run", "demo", "--join"), folder);
        joined.awaitErr("joined as demo");
        it.connection
                .jetStream()
                .publish("resources.workflow", Scene.event("run-1").getBytes());
        Installation.await(
                "the event", () -> driver("demo").get("unacknowledged").equals(BigDecimal.ONE));
        Map<?, ?> demo = driver("demo");
        assertThat(demo.get("process")).isEqualTo(demo.get("owner")).asString().matches(".+/\\d+");
        assertThat(demo.get("attached")).isEqualTo("yes");
        assertThat(warnings(demo)).isEqualTo(List.of());
        it.scene.run("server", "leave", "demo", "--yes").ends(2).says("of conveyor-driver takes part as demo");
        it.management.addOrUpdateConsumer(
                "messages",
                ConsumerConfiguration.builder()
                        .name("demo")
                        .ackPolicy(AckPolicy.Explicit)
                        .filterSubjects("resources.workflow", "drivers.demo.resources.workflow")
                        .build());
        assertThat(warnings(driver("demo"))).contains("lost-durable-name");
        joined.kill();
    }

    @Test
    void aPushConsumerAndOneThatBeginsLaterAreWarnedAbout() throws Exception {
        it.management.createConsumer(
                "messages",
                ConsumerConfiguration.builder()
                        .durable("python")
                        .deliverSubject("somewhere")
                        .filterSubjects("resources.workflow")
                        .build());
        it.consumer(ServerScene.durable("late").deliverPolicy(DeliverPolicy.New));
        assertThat(warnings(driver("python"))).isEqualTo(List.of("undrained", "no-steps", "push"));
        assertThat(warnings(driver("late"))).isEqualTo(List.of("undrained", "deliver-policy"));
        it.scene.run("server", "drivers").ends(0).prints("durable, push", "late, python: nobody is on it");
    }

    /** The client library neither makes nor reads a consumer of such a name. */
    @Test
    void aNameInAnotherAlphabetIsListedBesideTheOthersAndCanLeave() throws Exception {
        it.consumer(ServerScene.durable("plain"));
        String request = "{\"stream_name\":\"messages\",\"config\":{\"name\":\"gr\u00f6\u00dfe\",\"durable_name\":"
                + "\"gr\u00f6\u00dfe\",\"ack_policy\":\"explicit\",\"filter_subject\":\"resources.workflow\"}}";
        try (Connection any = Nats.connect(
                Options.builder().server(it.server.url()).supportUTF8Subjects().build())) {
            Message answer = any.request(
                    "$JS.API.CONSUMER.CREATE.messages.gr\u00f6\u00dfe",
                    request.getBytes(StandardCharsets.UTF_8),
                    Duration.ofSeconds(30));
            assertThat(new String(answer.getData(), StandardCharsets.UTF_8)).doesNotContain("error");
        }
        it.publish(1);
        assertThat(driver("gr\u00f6\u00dfe").get("waiting")).isEqualTo(BigDecimal.ONE);
        assertThat(find("plain")).isPresent();
        it.scene
                .run("server", "leave", "gr\u00f6\u00dfe", "--yes")
                .ends(0)
                .prints("removed the consumer gr\u00f6\u00dfe with 1 waiting event");
        assertThat(it.drivers()).containsExactly("plain");
    }

    @Test
    void hundredsAreReadPageByPage() throws Exception {
        for (int i = 0; i < 600; i++) {
            it.consumer(ServerScene.durable("d" + i).memStorage(true));
        }
        Seen seen = it.scene.run("server", "drivers", "-o", "json").ends(0);
        assertThat(ServerScene.objects(seen)).hasSize(600);
        it.scene
                .run("server", "drivers")
                .ends(0)
                .prints("d0, d1, d10, d100, d101, d102, d103, d104 and 592 more: nobody");
    }

    @Test
    void whatIsNoConveyorServerIsTold() throws Exception {
        it.management.deleteStream("messages");
        it.scene
                .run("server", "drivers")
                .ends(5)
                .saysOnly("the server has no stream 'messages', as a Conveyor server has: it is another NATS server");
    }
}

package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

/** A joined driver that is killed at any moment loses no event, and each result is stored once. */
final class KilledJoinIT {
    private static final int EVENTS_PER_KILL = 10;
    private static final int LATEST_KILL_MILLIS = 400;

    @TempDir
    private Path folder;

    private LiveScene live;
    private int published;

    @BeforeEach
    void startsAServer() throws Exception {
        live = new LiveScene(folder);
        live.consumer(Duration.ofSeconds(1));
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        live.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void aFewKillsLoseNothingAndDoubleNothing(int concurrency) throws Exception {
        kills(3, concurrency);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    @Tag("soak")
    void twoHundredKillsLoseNothingAndDoubleNothing(int concurrency) throws Exception {
        kills(200, concurrency);
    }

    /** An event may be in hand at a few kills one after the other, which does not make it poison: so it may be tried often. */
    private void kills(int kills, int concurrency) throws Exception {
        live.driver("echo works; sleep 0.01; echo done");
        live.scene.write(
                "demo/driver.yaml",
                "name: demo\nresources: [workflow]\nrun: ./reconcile.sh\nretry: {times: 50}\nconcurrency: "
                        + concurrency + "\n");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int kill = 0; kill < kills; kill++) {
            publish(EVENTS_PER_KILL);
            Running running = live.join();
            running.endsWithin(random.nextInt(LATEST_KILL_MILLIS));
            assertThat(running.isAlive()).as("seed %d: %s", seed, running.err()).isTrue();
            running.kill();
        }
        Running last = live.join();
        live.awaitAcknowledged(published);
        last.signal("TERM");
        assertThat(last.outcome().code()).as(last.err()).isZero();

        List<String> runs =
                IntStream.rangeClosed(1, published).mapToObj(i -> "k-" + i).toList();
        assertThat(live.results())
                .as("seed %d", seed)
                .allMatch(event -> event.result().success())
                .extracting(PipelineEvent::runId)
                .containsExactlyInAnyOrderElementsOf(runs);
        assertThat(attempts("succeeded")).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(runs);
    }

    private void publish(int events) throws Exception {
        for (int i = 0; i < events; i++) {
            published++;
            live.publish(
                    "resources.workflow",
                    Project.event("k-" + published, "app-" + published).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The run ids of the attempts in the run store that have this status. */
    private List<String> attempts(String status) {
        return live.scene
                .run("runs", "--all", "-o", "json")
                .ends(0)
                .out()
                .lines()
                .filter(line -> line.contains("\"" + status + "\""))
                .map(line -> line.replaceAll(".*\"runid\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    /** It is run three times; the fourth time it is not, and its failure says so. */
    @Test
    void anEventThatEndsTheProcessEachTimeFailsAndTheNextGoesOn() throws Exception {
        Project.java(folder.resolve("demo"), 1, """
                if (message.runId().equals("poison")) {
                    Runtime.getRuntime().halt(9);
                }
                return DriverResult.success("went on");
                """).with("retry: {times: 0}");
        live.publish("resources.workflow", "poison");
        live.publish("resources.workflow", "next");
        for (int time = 1; time <= 3; time++) {
            assertThat(live.join().outcome().code()).isEqualTo(9);
        }
        Running last = live.join();
        live.awaitAcknowledged(2);
        last.signal("TERM");
        assertThat(last.outcome().code()).as(last.err()).isNotEqualTo(9);
        assertThat(live.results()).extracting(PipelineEvent::runId).containsExactlyInAnyOrder("poison", "next");
        assertThat(live.results())
                .filteredOn(event -> event.runId().equals("poison"))
                .allMatch(event -> event.result().message().startsWith("given up: 3 attempts never ended"));
    }
}

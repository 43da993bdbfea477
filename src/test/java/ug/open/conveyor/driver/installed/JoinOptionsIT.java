package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.installed.Installation.Outcome;

/** Where {@code run --join} begins, beside whom, and when it ends. */
final class JoinOptionsIT {
    @TempDir
    private Path folder;

    private LiveScene live;
    private Scene scene;

    @BeforeEach
    void startsAServer() throws Exception {
        live = new LiveScene(folder);
        scene = live.scene;
        live.driver("echo ran $CONVEYOR_RUN_ID");
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        live.close();
    }

    private ConsumerInfo consumer() throws Exception {
        return live.management.getConsumerInfo("messages", "demo");
    }

    /** Somebody else's consumer, for whom the server keeps events. */
    private void anotherListens() throws Exception {
        live.management.createConsumer(
                "messages",
                ConsumerConfiguration.builder()
                        .durable("other")
                        .filterSubject("resources.workflow")
                        .build());
    }

    /** While it is busy, its consumer on the server looks like one that nobody is on. */
    @Test
    void isRefusedBesideAProcessThatIsBusy() throws Exception {
        live.driver("echo begins; sleep 100");
        Running busy = live.join();
        live.publish("resources.workflow", "run-0001");
        busy.awaitOut("begins");
        Outcome second = live.join().outcome();
        assertThat(second.code()).as(second.err()).isEqualTo(2);
        assertThat(second.err())
                .contains("waiting on the server for the driver: 1 event; 1 of them is in another process")
                .contains("another process takes part as demo already: ")
                .contains("--share splits the events with it");
    }

    @Test
    void beginsWithAllThatIsKeptAndSaysHowMuchThatIs() throws Exception {
        anotherListens();
        live.publish("resources.workflow", "run-0001");
        live.publish("resources.workflow", "run-0002");
        Outcome outcome = live.join("--max-events", "2").outcome();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("ran run-0001").contains("ran run-0002");
        assertThat(outcome.err())
                .contains("the driver is new to the server, which keeps 2 events that it would get too")
                .contains(
                        "left on the server: the consumer demo, with nothing waiting; the server keeps it and new events for it "
                                + "for 3d after its last process ended. A driver of the Go runtime with this name takes it over and "
                                + "makes it temporary: 5 s after that driver ends, the server removes it with all waiting events. To "
                                + "remove it now: conveyor-driver server leave demo");
    }

    @Test
    void beginsWithNewEventsWhereItIsToldSo() throws Exception {
        anotherListens();
        live.publish("resources.workflow", "run-0001");
        Running running = live.join("--from", "new", "--max-events", "1", "--keep-consumer", "2h");
        live.publish("resources.workflow", "run-0002");
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("ran run-0002").doesNotContain("run-0001");
        assertThat(outcome.err()).containsOnlyOnce("1 event that waited was skipped: the driver begins after it");
        assertThat(consumer().getAckFloor().getStreamSequence()).isEqualTo(2);
        ConsumerConfiguration made = consumer().getConsumerConfiguration();
        assertThat(made.getDeliverPolicy()).as("a Go driver wants it").isEqualTo(DeliverPolicy.All);
        assertThat(made.getInactiveThreshold()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void saysWhatWaitsAndWhatIsLeft() throws Exception {
        live.join("--for", "200ms").outcome();
        for (int i = 1; i <= 3; i++) {
            live.publish("resources.workflow", "run-000" + i);
        }
        Outcome outcome = live.join("--max-events", "1").outcome();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .contains("waiting on the server for the driver: 3 events")
                .contains("the consumer demo, with 2 events waiting");
    }

    @Test
    void doesNotSayWhereToBeginToAConsumerThatIsThere() throws Exception {
        live.join("--for", "200ms").outcome();
        String before = consumer().getConsumerConfiguration().toJson();
        scene.run("run", "demo", "--join", "--from", "new")
                .ends(2)
                .says("the consumer demo is there already and goes on where it is: --from is for a new one");
        assertThat(consumer().getConsumerConfiguration().toJson()).isEqualTo(before);
    }

    @Test
    void isForWhoTakesPartOnly() {
        for (String option : List.of("--share", "--from=new", "--keep-consumer=1h")) {
            scene.run("run", "demo", option).ends(2).says(option.replaceAll("=.*", "") + " needs --join");
        }
    }

    /** Neither asks for more than one event at a time: none waits in one process while the other has nothing to do. */
    @Test
    void splitsTheEventsWithAProcessThatSharesThem() throws Exception {
        live.driver("echo ran $CONVEYOR_RUN_ID; sleep 0.02");
        Running first = live.join("--share");
        scene.run("run", "demo", "--join").ends(2).says("--share splits the events with it");
        Running second = live.join("--share");
        int events = 60;
        for (int i = 0; i < events; i++) {
            live.publish("resources.workflow", String.format("run-%04d", i));
        }
        live.awaitAcknowledged(events);
        for (Running each : List.of(first, second)) {
            each.signal("TERM");
            assertThat(each.outcome().code()).as(each.err()).isZero();
            assertThat(each.lines()).hasSizeBetween(events / 4, 3 * events / 4);
        }
        assertThat(Stream.concat(first.lines().stream(), second.lines().stream()))
                .hasSize(events)
                .doesNotHaveDuplicates();
        assertThat(live.results()).hasSize(events);
    }

    @Test
    void endsWhenARunIsOver() throws Exception {
        Running running = live.join("--until-run", "run-0002");
        live.publish("resources.workflow", "run-0001");
        live.publish("resources.workflow", "run-0002");
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(running.lines()).containsExactly("ran run-0001", "ran run-0002");
        assertThat(live.results()).hasSize(2);
        Files.writeString(scene.folder.resolve("events.jsonl"), Scene.event("run-0003") + Scene.event("run-0004"));
        scene.run("run", "demo", "--events", "events.jsonl", "--until-run", "run-0003")
                .ends(0)
                .prints("ran run-0003");
        scene.run("run", "demo", "--events", "events.jsonl", "--until-run", "run-0009")
                .ends(1)
                .says("the run run-0009 did not come");
        scene.run("run", "demo", "--until-run", "ru").ends(2).says("'ru' is too short to mean one run");
    }

    @Test
    void givesUpALostConnectionWhenItIsToldTo() throws Exception {
        Running running = live.join("--reconnect-timeout", "1s");
        live.server.kill();
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(5);
        assertThat(outcome.err())
                .contains("connection lost: reconnecting to " + live.server.url())
                .containsPattern("no connection to " + live.server.url() + " for [1-9][0-9]*\\.\\d s: given up")
                .contains("the connection to the event stream is closed");
    }
}

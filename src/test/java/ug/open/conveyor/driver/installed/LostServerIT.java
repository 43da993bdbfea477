package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

/** A server that goes, or answers nothing, while a driver is joined: it is said, nothing is lost, and the driver goes on by itself. */
final class LostServerIT {
    @TempDir
    private Path folder;

    private LiveScene live;

    @BeforeEach
    void startsAServer() throws Exception {
        live = new LiveScene(folder);
        live.consumer(Duration.ofSeconds(2));
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        live.close();
    }

    @Test
    void oneThatIsKilledWhileADriverWorksIsFoundAgain() throws Exception {
        goneFor(2);
    }

    @Test
    @Tag("soak")
    void soIsOneThatIsGoneFor90Seconds() throws Exception {
        goneFor(90);
    }

    /** The driver is done while it is gone: the result waits. */
    private void goneFor(int seconds) throws Exception {
        live.driver("echo begins; until [ -e go ]; do sleep 0.05; done; echo ends");
        Running running = live.join();
        live.publish("resources.workflow", "run-0001");
        running.awaitOut("begins");
        live.server.kill();
        running.awaitErr("connection lost: reconnecting to " + live.server.url());
        Files.createFile(folder.resolve("demo/go"));
        running.awaitOut("ends");
        pause(seconds);
        live.restart();
        live.awaitAcknowledged(1);
        live.publish("resources.workflow", "run-0002");
        live.awaitAcknowledged(2);
        ended(running);
        assertThat(running.err())
                .containsOnlyOnce("connection lost")
                .containsOnlyOnce("connected again to " + live.server.url());
    }

    @Test
    void withAsManyEventsAsItIsToEndAfterItEndsWhenTheServerHasTheResults() throws Exception {
        Running running = doneWhileItIsGone("--max-events", "1");
        live.restart();
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(live.results()).extracting(PipelineEvent::runId).containsExactly("run-0001");
        assertThat(live.acknowledged()).isEqualTo(1);
    }

    @Test
    void elseItSaysWhichTheServerHasNot() throws Exception {
        Running running = doneWhileItIsGone("--max-events", "1", "--reconnect-timeout", "1s");
        assertThat(running.outcome().code()).as(running.err()).isEqualTo(5);
        assertThat(running.err())
                .contains("event 1 (run run-0001) could not be settled")
                .contains("1 event in")
                .endsWith(
                        "conveyor-driver: the server has not confirmed the result of run run-0001: the run store has it, and "
                                + "'run --join' here publishes it when the server sends the event again\n");
    }

    private Running doneWhileItIsGone(String... options) throws Exception {
        live.driver("echo begins; until [ -e go ]; do sleep 0.05; done; echo ends");
        Running running = live.join(options);
        live.publish("resources.workflow", "run-0001");
        running.awaitOut("begins");
        live.server.kill();
        running.awaitErr("connection lost: reconnecting to " + live.server.url());
        Files.createFile(folder.resolve("demo/go"));
        running.awaitOut("ends");
        return running;
    }

    private void ended(Running running) throws Exception {
        running.signal("TERM");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(live.results()).extracting(PipelineEvent::runId).containsExactly("run-0001", "run-0002");
        assertThat(live.results()).allMatch(event -> event.result().success());
        assertThat(running.lines()).containsExactly("begins", "ends", "begins", "ends");
    }

    private static void pause(int seconds) throws InterruptedException {
        new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
    }

    /** Longer than the ack wait: the event may come again, and is not run again. */
    @Test
    void oneThatAnswersNothingForAWhileIsWaitedFor() throws Exception {
        Running running = answersNothingFor(5);
        ended(running);
    }

    @Test
    @Tag("soak")
    void oneThatAnswersNothingFor60SecondsIsSaidToBeLost() throws Exception {
        Running running = answersNothingFor(60);
        ended(running);
        assertThat(running.err())
                .contains("connection lost: reconnecting to " + live.server.url())
                .contains("connected again to " + live.server.url());
    }

    private Running answersNothingFor(int seconds) throws Exception {
        live.driver("echo begins; sleep 1; echo ends");
        Running running = live.join();
        live.publish("resources.workflow", "run-0001");
        running.awaitOut("begins");
        live.server.suspend();
        pause(seconds);
        live.server.resume();
        live.awaitAcknowledged(1);
        live.publish("resources.workflow", "run-0002");
        live.awaitAcknowledged(2);
        return running;
    }

    /** The server lets go of a process that is stopped: it hears of that when it goes on, and has heard nothing for as long as it was stopped. */
    @Test
    void theTimeInWhichTheProcessWasStoppedIsSaid() throws Exception {
        live.driver("echo works");
        Running running = live.join();
        running.signal("STOP");
        live.server.kill();
        live.restart();
        pause(4);
        running.signal("CONT");
        live.publish("resources.workflow", "run-0001");
        running.awaitOut("works");
        running.signal("TERM");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        Matcher gap =
                Pattern.compile("connected again to \\S+ after (\\d+\\.\\d) s").matcher(running.err());
        assertThat(gap.find()).as(running.err()).isTrue();
        assertThat(Double.parseDouble(gap.group(1))).isGreaterThan(4);
    }

    @Test
    @Tag("soak")
    void aDriverThatTakesFiveMinutesIsSentItsEventOnce() throws Exception {
        takes(300);
    }

    @Test
    @Tag("soak")
    void aDriverThatTakes15SecondsIsSentItsEventOnce() throws Exception {
        takes(15);
    }

    private void takes(int seconds) throws Exception {
        live.driver("echo begins; sleep " + seconds + "; echo ends");
        live.publish("resources.workflow", "run-0001");
        Running running = live.join("--max-events", "1");
        assertThat(running.endsWithin(TimeUnit.SECONDS.toMillis(seconds + 30L))).isTrue();
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.lines()).containsExactly("begins", "ends");
        assertThat(live.management
                        .getConsumerInfo("messages", "demo")
                        .getDelivered()
                        .getConsumerSequence())
                .as("deliveries")
                .isEqualTo(1);
        assertThat(live.results()).hasSize(1);
    }
}

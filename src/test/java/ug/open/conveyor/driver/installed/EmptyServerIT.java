package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

/** A server that comes back with nothing of what it had, under a driver that takes part. */
final class EmptyServerIT {
    @TempDir
    private Path folder;

    private LiveScene live;

    @BeforeEach
    void startsAServer() throws Exception {
        live = new LiveScene(folder);
        live.driver("echo ran $CONVEYOR_RUN_ID");
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        live.close();
    }

    /** Its streams are made again, and perhaps the consumer: the events count from 1 again, and none is taken for one from before. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void getsItsEventsFromTheDriverAsBefore(boolean anotherMakesTheConsumer) throws Exception {
        Running running = live.join();
        live.publish("resources.workflow", "run-0001");
        live.publish("resources.workflow", "run-0002");
        live.awaitAcknowledged(2);
        if (anotherMakesTheConsumer) {
            running.signal("STOP"); // else the tool may be the first to make it
            live.restartEmpty();
            live.consumer(Duration.ofSeconds(30));
            running.signal("CONT");
        } else {
            live.restartEmpty();
        }
        running.awaitErr(anotherMakesTheConsumer ? "the driver goes on with it" : "is made again on it");
        live.publish("resources.workflow", "run-0003");
        live.publish("resources.workflow", "run-0004");
        live.awaitAcknowledged(2);
        running.signal("TERM");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.lines()).containsExactly("ran run-0001", "ran run-0002", "ran run-0003", "ran run-0004");
        assertThat(live.results()).extracting(PipelineEvent::runId).containsExactly("run-0003", "run-0004");
    }

    @Test
    @Tag("soak")
    void isGivenUpWhereItsStreamsAreNotMadeAgain() throws Exception {
        Running running = live.join();
        live.server.startEmpty();
        assertThat(running.endsWithin(TimeUnit.SECONDS.toMillis(40))).isTrue();
        assertThat(running.outcome().code()).as(running.err()).isEqualTo(5);
        assertThat(running.err()).contains("no events can be taken for 20 s now: the server has no stream 'messages'");
    }
}

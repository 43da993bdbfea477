package ug.open.conveyor.driver.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.loader.ProgramSpec.Payload;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.stream.WatchedStream.Acknowledgement;
import ug.open.conveyor.driver.stream.WatchedStream.Answer;
import ug.open.conveyor.driver.testing.RecordingLogger;
import ug.open.conveyor.driver.wire.Messages;

/** A program may acknowledge an event before its reconcile or after it: the order of acknowledgement and log entries tells which. */
final class WatchingTest {
    private static final String PAYLOAD = "{\"id\":\"1\",\"name\":\"app\",\"resource\":\"workflow\",\"spec\":{}}";

    private final InHand inHand = new InHand();
    private final Watching watching =
            new Watching(inHand, new PayloadHint(Payload.STRING, sentence -> {}), sentence -> {});
    private final ProgramRun run = new ProgramRun(
            new DriverMessage("create", "r", "m", Messages.resource(PAYLOAD), PAYLOAD), new RecordingLogger());

    @BeforeEach
    void take() throws InterruptedException {
        inHand.add(run);
    }

    private void logs() {
        watching.logged(new LogEntry("r", "builder", "", Instant.EPOCH, Level.INFO, "x", Map.of(), 0, ""));
    }

    private void acknowledges() {
        watching.acknowledged(new Acknowledgement(7, Answer.ACK));
    }

    private void isPublished() {
        watching.publicationOf(run).stored(7);
    }

    @Test
    void anAcknowledgementBehindTheEntriesMayBeTheEnd() {
        isPublished();
        logs();
        acknowledges();
        assertThat(run.acknowledgedBehindEntries()).isTrue();
        logs();
        assertThat(run.acknowledgedBehindEntries()).isFalse();
    }

    @Test
    void anAcknowledgementBeforeTheEntriesIsNotTheEnd() {
        isPublished();
        acknowledges();
        logs();
        assertThat(run.isAcknowledged()).isTrue();
        assertThat(run.acknowledgedBehindEntries()).isFalse();
    }

    @Test
    void soItIsWhereTheProgramIsFasterThanTheServersAnswer() {
        acknowledges();
        logs();
        isPublished();
        assertThat(run.isAcknowledged()).isTrue();
        assertThat(run.acknowledgedBehindEntries()).isFalse();
    }

    @Test
    void andWhereItHasDoneAllBeforeThatAnswer() {
        logs();
        acknowledges();
        isPublished();
        assertThat(run.acknowledgedBehindEntries()).isTrue();
    }

    @Test
    void anEventThatTheServerDoesNotTakeEndsItsRun() throws InterruptedException {
        watching.publicationOf(run).failed("the event could not be published: the server has no stream for it");
        assertThat(run.await(0))
                .isEqualTo(new Ending.Ended("the event could not be published: the server has no stream for it"));
    }
}

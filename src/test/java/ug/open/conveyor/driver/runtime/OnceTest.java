package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.TemporaryFailureException;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.fakes.FakeResource;

/** One event, run for whoever calls. */
class OnceTest {
    @Test
    void anEventIsRunWhateverItsNameAndTheAttemptComesBack() throws Exception {
        Rig rig = Rig.of(Rig.SUCCEEDS);
        Attempt attempt = rig.manager.once(Events.message("process", "app"));
        assertThat(attempt.result()).isEqualTo(DriverResult.success("done"));
        assertThat(attempt.resource()).isEqualTo("workflow/app");
        assertThat(rig.journal.words()).containsExactly("event 1", "start 1", "finish 1 RETURNED", "settle 1 Done");
    }

    @Test
    void theNumbersGoOnFromCallToCall() throws Exception {
        Rig rig = Rig.of(Rig.SUCCEEDS);
        rig.manager.once(Events.message("a"));
        Attempt second = rig.manager.once(Events.message("b"));
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.eventNumber()).isEqualTo(2);
    }

    @Test
    void theLastAttemptComesBackAfterRetries() throws Exception {
        Rig rig = Rig.of(
                (message, context) -> {
                    throw new TemporaryFailureException("away", null, Duration.ZERO);
                },
                Rig.definition(1, new Retry(2, Duration.ZERO)));
        Attempt attempt = rig.manager.once(Events.message("app"));
        assertThat(attempt.attempt()).isEqualTo(3);
        assertThat(attempt.result().message()).isEqualTo("away");
    }

    @Test
    void theEventIsJournaledAsTheDriverMessageItIsOnTheWire() throws Exception {
        Rig rig = Rig.of(Rig.SUCCEEDS);
        rig.manager.once(new DriverMessage(
                "create", "r\"1", "", new FakeResource("workflow", "app", Optional.empty()), "{\"name\":\n\"app\"}"));
        Envelope envelope = rig.journal.envelopes().get(0);
        assertThat(new String(envelope.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"event\":\"create\",\"id\":\"\",\"run_id\":\"r\\\"1\","
                        + "\"payload\":\"{\\\"name\\\":\\n\\\"app\\\"}\"}");
        assertThat(envelope.addressee()).contains("builder");
    }

    @Test
    void aTypeThatTheDriverDoesNotTakeIsRefused() {
        Rig rig = Rig.of(Rig.SUCCEEDS);
        DriverMessage message =
                new DriverMessage("create", "r", "", new FakeResource("cluster", "app", Optional.empty()), "{}");
        assertThatThrownBy(() -> rig.manager.once(message))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("driver builder takes resources of type workflow, not cluster");
        assertThat(rig.journal.words()).isEmpty();
    }

    @Test
    void aJournalThatCannotWriteIsThrown() {
        Rig rig = Rig.of(Rig.SUCCEEDS);
        rig.journal.failingAt("start");
        assertThatThrownBy(() -> rig.manager.once(Events.message("app")))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(JournalException.class);
    }

    @Test
    void aDriverThatHangsDoesNotHoldTheCaller() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Rig rig = Rig.of((message, context) -> {
            begun.countDown();
            Rig.ignoreInterrupts(release);
            return DriverResult.success("done");
        });
        CompletableFuture<Attempt> call = CompletableFuture.supplyAsync(() -> {
            try {
                return rig.manager.once(Events.message("app"));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Await.latch(begun);
        rig.time.advance(Duration.ofSeconds(60));
        rig.time.awaitWaiterFor(Duration.ofSeconds(5));
        rig.time.advance(Duration.ofSeconds(5));
        assertThat(Rig.within(call).verdict().orElseThrow().ending()).isEqualTo(Verdict.Ending.HUNG);
        release.countDown();
    }

    @Test
    void nothingRunsAfterAStop() {
        Rig rig = Rig.of(Rig.SUCCEEDS);
        rig.manager.stopNow();
        assertThat(catchThrowable(() -> rig.manager.once(Events.message("app"))))
                .isInstanceOf(CancellationException.class);
    }
}

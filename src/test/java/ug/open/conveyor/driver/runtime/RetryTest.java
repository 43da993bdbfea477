package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.DriverResult.RetryRequest;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.TemporaryFailureException;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.fakes.FakeDelivery;
import ug.open.conveyor.driver.fakes.ListSource;

/** Temporary failures, and the pauses before another attempt. */
class RetryTest {
    private static final Retry TWICE = new Retry(2, Duration.ofSeconds(2));

    @Test
    void aTemporaryFailureGetsAnotherAttemptAfterGrowingPauses() throws Exception {
        Rig rig = Rig.of(
                (message, context) -> {
                    context.logger().info("attempt " + context.attempt());
                    if (context.attempt() < 3) {
                        throw new TemporaryFailureException("registry is away");
                    }
                    return DriverResult.success("done");
                },
                Rig.definition(1, TWICE));
        FakeDelivery delivery = Events.delivery("app");
        CompletableFuture<Summary> run = rig.start(ListSource.of(delivery));
        rig.time.awaitWaiterFor(Duration.ofSeconds(2));
        assertThat(delivery.outcomes()).isEmpty();
        rig.time.advance(Duration.ofSeconds(2));
        rig.time.awaitWaiterFor(Duration.ofSeconds(4));
        rig.time.advance(Duration.ofSeconds(4));
        Summary summary = Rig.within(run);
        assertThat(delivery.outcome()).isEqualTo(new Outcome.Done(DriverResult.success("done")));
        assertThat(summary.retried()).isEqualTo(2);
        assertThat(summary.succeeded()).isEqualTo(1);
        assertThat(summary.failed()).isZero();
        assertThat(rig.journal.words())
                .containsExactly(
                        "event 1",
                        "start 1",
                        "log 1",
                        "finish 1 TEMPORARY",
                        "start 2",
                        "log 2",
                        "finish 2 TEMPORARY",
                        "start 3",
                        "log 3",
                        "finish 3 RETURNED",
                        "settle 1 Done");
        assertThat(rig.journal.finished())
                .extracting(attempt -> attempt.verdict().orElseThrow().isFinal())
                .containsExactly(false, false, true);
    }

    @Test
    void theLastTemporaryFailureIsTheResult() throws Exception {
        Rig rig = Rig.of(
                (message, context) -> {
                    throw new TemporaryFailureException("registry is away", null, Duration.ZERO);
                },
                Rig.definition(1, TWICE));
        FakeDelivery delivery = Events.delivery("app");
        Summary summary = rig.run(ListSource.of(delivery));
        assertThat(delivery.outcome()).isEqualTo(new Outcome.Done(DriverResult.failure("registry is away")));
        assertThat(summary.retried()).isEqualTo(2);
        assertThat(summary.failed()).isEqualTo(1);
        assertThat(rig.journal.finished()).extracting(Attempt::attempt).containsExactly(1, 2, 3);
    }

    @Test
    void theNextEventOfTheResourceWaitsForTheRetry() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        Rig rig = Rig.of(
                (message, context) -> {
                    order.add(message.event() + context.attempt());
                    if (order.size() == 1) {
                        throw new TemporaryFailureException("away");
                    }
                    return DriverResult.success("done");
                },
                Rig.definition(4, TWICE));
        FakeDelivery first = FakeDelivery.of(Events.message("first", "app")).to("builder");
        FakeDelivery second = FakeDelivery.of(Events.message("second", "app")).to("builder");
        CompletableFuture<Summary> run = rig.start(ListSource.of(first, second));
        rig.time.awaitWaiterFor(Duration.ofSeconds(2));
        rig.time.advance(Duration.ofSeconds(2));
        Rig.within(run);
        assertThat(order).containsExactly("first1", "first2", "second1");
    }

    @Test
    void entriesOfTheNextAttemptAreLaterThanThoseOfTheOneBefore() throws Exception {
        Rig rig = Rig.of(
                (message, context) -> {
                    context.logger().info("a");
                    context.logger().info("b");
                    throw new TemporaryFailureException("away", null, Duration.ZERO);
                },
                Rig.definition(1, TWICE));
        rig.run(ListSource.of(Events.delivery("app")));
        assertThat(rig.journal.entries())
                .hasSize(6)
                .extracting(LogEntry::timestamp)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "1, PT2S, PT2S",
        "2, PT2S, PT4S",
        "5, PT2S, PT32S",
        "9, PT2S, PT5M",
        "100, PT2S, PT5M",
        "1, PT10M, PT10M",
        "7, PT10M, PT10M",
        "100, PT0S, PT0S"
    })
    void pausesDoubleUpToFiveMinutes(int attempt, Duration first, Duration pause) {
        assertThat(Pauses.after(attempt, new Retry(100, first), new RetryRequest(Optional.empty())))
                .isEqualTo(pause);
    }

    @Test
    void theDriversOwnPauseCounts() {
        RetryRequest request = new RetryRequest(Optional.of(Duration.ofMinutes(20)));
        assertThat(Pauses.after(2, TWICE, request)).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void aResultCanAskForAnotherAttemptWithAPauseOfItsOwn() throws Exception {
        List<Boolean> last = new CopyOnWriteArrayList<>();
        Rig rig = Rig.of(
                (message, context) -> {
                    last.add(context.lastAttempt());
                    return DriverResult.retry("registry is away").after(Duration.ofSeconds(7));
                },
                Rig.definition(1, TWICE));
        FakeDelivery delivery = Events.delivery("app");
        CompletableFuture<Summary> run = rig.start(ListSource.of(delivery));
        rig.time.awaitWaiterFor(Duration.ofSeconds(7));
        rig.time.advance(Duration.ofSeconds(7));
        rig.time.awaitWaiterFor(Duration.ofSeconds(7));
        rig.time.advance(Duration.ofSeconds(7));
        assertThat(Rig.within(run).retried()).isEqualTo(2);
        assertThat(delivery.outcome()).isEqualTo(new Outcome.Done(DriverResult.failure("registry is away")));
        assertThat(rig.journal.finished())
                .extracting(attempt -> attempt.verdict().orElseThrow().ending())
                .containsOnly(Verdict.Ending.TEMPORARY);
        assertThat(last).containsExactly(false, false, true);
    }
}

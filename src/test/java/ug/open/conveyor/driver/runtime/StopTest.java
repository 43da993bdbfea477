package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.TemporaryFailureException;
import ug.open.conveyor.driver.attempt.AttemptContext;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.fakes.FakeDelivery;
import ug.open.conveyor.driver.fakes.ListSource;

/** How a session ends before its source does. */
class StopTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final Driver waits = (message, context) -> {
        begun.countDown();
        release.await();
        return DriverResult.success("done");
    };

    @Test
    void aStopEndsAPullThatWaits() throws Exception {
        Rig rig = Rig.of(Rig.SUCCEEDS);
        ListSource source = ListSource.live(Events.delivery("app"));
        CompletableFuture<Summary> run = rig.start(source);
        source.awaitWaiting();
        rig.manager.stop();
        rig.manager.stop();
        Summary summary = Rig.within(run);
        assertThat(summary.reason()).isEqualTo(Summary.Reason.STOPPED);
        assertThat(summary.succeeded()).isEqualTo(1);
        assertThat(rig.listener.words()).noneMatch(word -> word.startsWith("draining"));
    }

    @Test
    void anAttemptInFlightMayEndWithinTheGrace() throws Exception {
        Rig rig = Rig.of(waits);
        FakeDelivery inFlight = Events.delivery("app");
        FakeDelivery next = Events.delivery("next");
        ListSource source = ListSource.live(inFlight, next);
        CompletableFuture<Summary> run = rig.start(source);
        Await.latch(begun);
        rig.manager.stop();
        Await.until("the drain to be told", () -> rig.listener.words().contains("draining 1 PT20S"));
        release.countDown();
        Summary summary = Rig.within(run);
        assertThat(summary.succeeded()).isEqualTo(1);
        assertThat(inFlight.outcome()).isInstanceOf(Outcome.Done.class);
        assertThat(source.given()).isEqualTo(1);
        assertThat(next.outcomes()).isEmpty();
    }

    @Test
    void anAttemptThatOutlastsTheGraceIsCancelledAndItsEventGivenBack() throws Exception {
        Rig rig = Rig.of(waits);
        FakeDelivery delivery = Events.delivery("app");
        CompletableFuture<Summary> run = rig.start(ListSource.of(delivery));
        Await.latch(begun);
        rig.manager.stop();
        rig.time.awaitWaiterFor(Duration.ofSeconds(10));
        rig.time.advance(Duration.ofSeconds(20));
        Summary summary = Rig.within(run);
        assertThat(delivery.outcome()).isInstanceOf(Outcome.Release.class);
        assertThat(summary.released()).isEqualTo(1);
        assertThat(summary.failed()).isZero();
        assertThat(rig.journal.words()).containsExactly("event 1", "start 1", "finish 1 CANCELLED", "settle 1 Release");
        assertThat(rig.journal.finished().get(0).verdict().orElseThrow().isFinal())
                .isFalse();
    }

    @Test
    void aSecondStopCancelsAtOnce() throws Exception {
        Rig rig = Rig.of(waits);
        FakeDelivery delivery = Events.delivery("app");
        CompletableFuture<Summary> run = rig.start(ListSource.of(delivery));
        Await.latch(begun);
        rig.manager.stop();
        rig.manager.stopNow();
        rig.manager.stopNow();
        assertThat(Rig.within(run).released()).isEqualTo(1);
        assertThat(delivery.outcome()).isInstanceOf(Outcome.Release.class);
    }

    @Test
    void whatTheSignalEndedFirstIsCancelledAndItsEventGivenBack() throws Exception {
        Rig rig = Rig.of((message, context) -> {
            begun.countDown();
            if (((AttemptContext) context).stops(Duration.ofSeconds(30))) {
                throw new InterruptedException("exit 130");
            }
            return DriverResult.failure("exit 130");
        });
        FakeDelivery delivery = Events.delivery("app");
        CompletableFuture<Summary> run = rig.start(ListSource.of(delivery));
        Await.latch(begun);
        rig.manager.stop();
        assertThat(Rig.within(run).released()).isEqualTo(1);
        assertThat(delivery.outcome()).isInstanceOf(Outcome.Release.class);
        assertThat(rig.journal.words()).containsExactly("event 1", "start 1", "finish 1 CANCELLED", "settle 1 Release");
    }

    @Test
    void aSignalThatWasNotForTheSessionIsAFailure() throws Exception {
        Rig rig = Rig.of((message, context) -> ((AttemptContext) context).stops(Duration.ofSeconds(30))
                ? DriverResult.success("stopped")
                : DriverResult.failure("exit 130"));
        CompletableFuture<Summary> run = rig.start(ListSource.of(Events.delivery("app")));
        rig.time.awaitWaiterFor(Duration.ofSeconds(30));
        rig.time.advance(Duration.ofSeconds(30));
        assertThat(Rig.within(run).failed()).isEqualTo(1);
    }

    @Test
    void aDriverThatThrowsAnInterruptWhileNobodyStopsItFails() throws Exception {
        Rig rig = Rig.of((message, context) -> {
            throw new InterruptedException("by itself");
        });
        assertThat(rig.run(ListSource.of(Events.delivery("app"))).failed()).isEqualTo(1);
    }

    @Test
    void aDriverThatIgnoresTheCancellationIsLeftBehindAndItsEventGivenBack() throws Exception {
        Rig rig = Rig.of((message, context) -> {
            begun.countDown();
            Rig.ignoreInterrupts(release);
            return DriverResult.success("done");
        });
        FakeDelivery delivery = Events.delivery("app");
        CompletableFuture<Summary> run = rig.start(ListSource.of(delivery));
        Await.latch(begun);
        rig.manager.stopNow();
        rig.time.awaitWaiterFor(Duration.ofSeconds(5));
        rig.time.advance(Duration.ofSeconds(5));
        Summary summary = Rig.within(run);
        release.countDown();
        assertThat(summary.reason()).isEqualTo(Summary.Reason.HUNG);
        assertThat(delivery.outcome()).isInstanceOf(Outcome.Release.class);
        assertThat(rig.journal.words()).containsExactly("event 1", "start 1", "finish 1 HUNG", "settle 1 Release");
    }

    @Test
    void aDriverThatEndsTheProcessFailsAndOthersAreCancelled() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        CompletableFuture<Thread> caller = new CompletableFuture<>();
        Rig rig = Rig.of(
                (message, context) -> {
                    both.countDown();
                    if (message.resource().name().equals("exits")) {
                        caller.complete(Thread.currentThread());
                        Rig.ignoreInterrupts(release);
                    }
                    release.await();
                    return DriverResult.success("done");
                },
                Rig.definition(2, Retry.NEVER));
        FakeDelivery exits = Events.delivery("exits");
        FakeDelivery other = Events.delivery("other");
        CompletableFuture<Summary> run = rig.start(ListSource.of(exits, other));
        Await.latch(both);
        rig.manager.exiting(caller.get(), new StackTraceElement("demo.D", "reconcile", "D.java", 7));
        Summary summary = Rig.within(run);
        release.countDown();
        assertThat(summary.reason()).isEqualTo(Summary.Reason.EXITED);
        assertThat(((Outcome.Done) exits.outcome()).result().message())
                .isEqualTo("called System.exit in demo.D.reconcile(D.java:7), which ends this tool; "
                        + "return a DriverResult instead");
        assertThat(other.outcome()).isInstanceOf(Outcome.Release.class);
    }

    @Test
    void aStopCutsAPauseAndGivesTheEventBack() throws Exception {
        Rig rig = Rig.of(
                (message, context) -> {
                    throw new TemporaryFailureException("away");
                },
                Rig.definition(1, new Retry(3, Duration.ofSeconds(30))));
        FakeDelivery delivery = Events.delivery("app");
        CompletableFuture<Summary> run = rig.start(ListSource.of(delivery));
        rig.time.awaitWaiterFor(Duration.ofSeconds(30));
        rig.manager.stop();
        assertThat(Rig.within(run).released()).isEqualTo(1);
        assertThat(delivery.outcome()).isInstanceOf(Outcome.Release.class);
    }

    @Test
    void whatWaitsForItsLaneIsGivenBack() throws Exception {
        Rig rig = Rig.of(waits, Rig.definition(2, Retry.NEVER));
        FakeDelivery inFlight = Events.delivery("app");
        FakeDelivery behind = Events.delivery("app");
        ListSource source = ListSource.live(inFlight, behind);
        CompletableFuture<Summary> run = rig.start(source);
        source.awaitWaiting();
        rig.manager.stop();
        release.countDown();
        Summary summary = Rig.within(run);
        assertThat(inFlight.outcome()).isInstanceOf(Outcome.Done.class);
        assertThat(behind.outcome()).isInstanceOf(Outcome.Release.class);
        assertThat(summary.events()).isEqualTo(2);
        assertThat(rig.journal.words()).contains("settle 2 Release");
    }

    @Test
    void aSourceThatDoesNotStopIsWaitedForTwoSeconds() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        FakeDelivery late = Events.delivery("late");
        Rig rig = Rig.of(Rig.SUCCEEDS);
        CompletableFuture<Summary> run = rig.start(new EventSource() {
            @Override
            public Optional<Delivery> next() {
                inside.countDown();
                Rig.ignoreInterrupts(release);
                return Optional.of(late);
            }

            @Override
            public void close() {}
        });
        Await.latch(inside);
        rig.manager.stop();
        rig.time.awaitWaiterFor(Duration.ofSeconds(2));
        rig.time.advance(Duration.ofSeconds(2));
        Summary summary = Rig.within(run);
        assertThat(summary.events()).isZero();
        assertThat(rig.listener.warnings())
                .containsExactly("the source of events does not stop; nothing more is taken from it");
        release.countDown();
        Await.until("the late event to be given back", () -> late.outcomes().size() == 1);
        assertThat(late.outcome()).isInstanceOf(Outcome.Release.class);
        assertThat(rig.journal.words()).isEmpty();
    }

    @Test
    void aManagerThatWasStoppedBeforeTakesNothing() throws Exception {
        Rig rig = Rig.of(Rig.SUCCEEDS);
        rig.manager.stop();
        ListSource source = ListSource.of(Events.delivery("app"));
        Summary summary = rig.run(source);
        assertThat(summary.reason()).isEqualTo(Summary.Reason.STOPPED);
        assertThat(source.given()).isZero();
    }

    @Test
    void anInterruptOfTheCallerEndsTheSessionInOrder() throws Exception {
        Rig rig = Rig.of(waits);
        FakeDelivery delivery = Events.delivery("app");
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread caller =
                new Thread(() -> thrown.complete(catchThrowable(() -> rig.manager.run(ListSource.of(delivery)))));
        caller.start();
        Await.latch(begun);
        caller.interrupt();
        assertThat(Rig.within(thrown)).isInstanceOf(InterruptedException.class);
        assertThat(delivery.outcome()).isInstanceOf(Outcome.Release.class);
    }

    @Test
    void theSessionEndsAfterSoManyRunsAndPullsNoMore() throws Exception {
        Rig rig = Rig.of(Rig.SUCCEEDS, Rig.definition(4, Retry.NEVER), builder -> builder.maxEvents(2));
        FakeDelivery passed = FakeDelivery.of(Events.message("delete", "x"));
        ListSource source = ListSource.live(
                Events.delivery("a"), passed, Events.delivery("b"), Events.delivery("c"), Events.delivery("d"));
        Summary summary = rig.run(source);
        assertThat(summary.reason()).isEqualTo(Summary.Reason.MAX_EVENTS);
        assertThat(summary.succeeded()).isEqualTo(2);
        assertThat(summary.passed()).isEqualTo(1);
        assertThat(source.given()).isEqualTo(3);
    }

    @Test
    void theFirstFailureEndsTheSessionWhereThatWasAskedFor() throws Exception {
        Rig rig = Rig.of(
                (message, context) -> DriverResult.failure("no"),
                Rig.definition(1, Retry.NEVER),
                builder -> builder.failFast(true));
        ListSource source = ListSource.live(Events.delivery("a"), Events.delivery("b"));
        Summary summary = rig.run(source);
        assertThat(summary.reason()).isEqualTo(Summary.Reason.FAILED_FAST);
        assertThat(summary.failed()).isEqualTo(1);
        assertThat(source.given()).isEqualTo(1);
    }
}

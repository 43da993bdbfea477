package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.fakes.FakeDelivery;
import ug.open.conveyor.driver.fakes.ListSource;

/** Settlements that go on while the driver does. */
class SettlingTest {
    private final Random random = new Random(7);

    private static Rig rig(int concurrency, Driver driver) {
        return Rig.of(driver, Rig.definition(concurrency, Retry.NEVER), builder -> builder.settling(4));
    }

    private static FakeDelivery delivery(int number, String name) {
        return FakeDelivery.of(Events.message("event" + number, name)).to("builder");
    }

    private static void spin(int rounds) {
        for (int i = 0; i < rounds; i++) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whileAResultIsMadeKnownTheNextEventIsReconciled() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        FakeDelivery a = delivery(1, "a").settling(() -> Await.latch(second));
        FakeDelivery b = delivery(2, "b");
        Summary summary = rig(1, (message, context) -> {
                    if (message.event().equals("event2")) {
                        second.countDown();
                    }
                    return DriverResult.success("done");
                })
                .run(ListSource.of(a, b));
        assertThat(summary.succeeded()).isEqualTo(2);
        assertThat(a.outcome()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void anEventIsReconciledWhenTheOneBeforeOfItsResourceIsSettled() throws Exception {
        List<String> words = new CopyOnWriteArrayList<>();
        List<FakeDelivery> deliveries = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String event = "event" + i;
            int rounds = random.nextInt(2_000);
            deliveries.add(delivery(i, "app").settling(() -> {
                spin(rounds);
                words.add("settle " + event);
            }));
            expected.addAll(List.of("run " + event, "settle " + event));
        }
        rig(4, (message, context) -> {
                    words.add("run " + message.event());
                    return DriverResult.success("done");
                })
                .run(ListSource.of(deliveries));
        assertThat(words).isEqualTo(expected);
    }

    @Test
    void withAConcurrencyOfOneAllIsReconciledInTheOrderOfArrival() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        List<String> sent = new ArrayList<>();
        List<FakeDelivery> deliveries = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int rounds = random.nextInt(2_000);
            sent.add("event" + i);
            deliveries.add(delivery(i, "app" + random.nextInt(3)).settling(() -> spin(rounds)));
        }
        rig(1, (message, context) -> {
                    seen.add(message.event());
                    return DriverResult.success("done");
                })
                .run(ListSource.of(deliveries));
        assertThat(seen).isEqualTo(sent);
    }

    @Test
    void noMoreAreReconciledAtATimeThanTheConcurrencyAllows() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2); // however busy the machine is, the first waits for another
        List<FakeDelivery> deliveries = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            int rounds = random.nextInt(2_000);
            deliveries.add(delivery(i, "app" + random.nextInt(7)).settling(() -> spin(rounds)));
        }
        Summary summary = rig(3, (message, context) -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    two.countDown();
                    two.await(30, TimeUnit.SECONDS);
                    spin(500);
                    running.decrementAndGet();
                    return DriverResult.success("done");
                })
                .run(ListSource.of(deliveries));
        assertThat(summary.succeeded()).isEqualTo(3_000);
        assertThat(most.get()).isBetween(2, 3);
    }

    @Test
    void theFirstFailureEndsItAllThoughItIsNotSettledYet() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        Rig rig = Rig.of(
                (message, context) -> {
                    seen.add(message.event());
                    return DriverResult.failure("no");
                },
                Rig.definition(1, Retry.NEVER),
                builder -> builder.settling(4).failFast(true));
        FakeDelivery first = delivery(1, "a").settling(() -> spin(100_000));
        Summary summary = rig.run(ListSource.of(first, delivery(2, "b"), delivery(3, "c")));
        assertThat(seen).containsExactly("event1");
        assertThat(summary.failed()).isEqualTo(1);
        assertThat(summary.reason()).isEqualTo(Summary.Reason.FAILED_FAST);
    }

    @Test
    void whatCannotBeSettledIsToldAndTheNextOfItsResourceGoesOn() throws Exception {
        Rig rig = rig(1, Rig.SUCCEEDS);
        FakeDelivery refused = delivery(1, "a").refusing(new IOException("the server is away"));
        FakeDelivery next = delivery(2, "a");
        Summary summary = rig.run(ListSource.of(refused, next));
        assertThat(summary.succeeded()).isEqualTo(2);
        assertThat(rig.listener.warnings())
                .containsExactly(
                        "event 1 (run run-a) could not be settled and may come again: IOException: the server is away");
        assertThat(rig.journal.words()).contains("settle 2 Done").doesNotContain("settle 1 Done");
    }

    /** With as many events as it is to end after, the session ends when their results are known. */
    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void anOutageIsWaitedForAndTheLaneWithIt(int settling) throws Exception {
        CountDownLatch back = new CountDownLatch(1);
        List<String> seen = new CopyOnWriteArrayList<>();
        Rig rig = Rig.of(
                (message, context) -> {
                    seen.add(message.event());
                    return DriverResult.success("done");
                },
                Rig.definition(1, Retry.NEVER),
                builder -> builder.settling(settling).maxEvents(2));
        FakeDelivery first = delivery(1, "a").identity("1").awayUntil(back);
        CompletableFuture<Summary> run = rig.start(ListSource.live(first, delivery(2, "a"), delivery(3, "b")));
        Await.until("the first", () -> seen.size() == 1);
        rig.time.advance(Duration.ofSeconds(30)); // within the time limit of an attempt
        rig.time.awaitWaiterFor(Duration.ofSeconds(10));
        assertThat(seen).containsExactly("event1");
        assertThat(run).isNotDone();
        back.countDown();
        Summary summary = Rig.within(run);
        assertThat(seen).containsExactly("event1", "event2");
        assertThat(summary.reason()).isEqualTo(Summary.Reason.MAX_EVENTS);
        assertThat(rig.listener.warnings()).isEmpty();
        assertThat(rig.listener.unsettled()).isEmpty();
        assertThat(first.inProgressCalls()).as("while it waited").isPositive();
    }

    /** Whoever ends the session waits as long as for attempts, and hears which results are missing. */
    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void anOutageIsWaitedForNoLongerThanTheGrace(int settling) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Rig rig = Rig.of(
                (message, context) -> {
                    begun.countDown();
                    return DriverResult.success("done");
                },
                Rig.definition(1, Retry.NEVER),
                builder -> builder.settling(settling));
        CompletableFuture<Summary> run =
                rig.start(ListSource.live(delivery(1, "a").identity("1").awayUntil(never)));
        Await.latch(begun);
        rig.manager.stop();
        Await.until("a word", () -> rig.listener.warnings().contains("results wait for the server to take them"));
        assertThat(run).isNotDone();
        rig.time.advance(Duration.ofSeconds(20));
        Rig.within(run);
        assertThat(rig.listener.unsettled()).containsExactly("run-a");
        assertThat(rig.journal.words()).doesNotContain("settle 1 Done");
    }

    @Test
    void howManyAreUnderWayIsBounded() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        List<FakeDelivery> deliveries = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            deliveries.add(delivery(i, "app" + i).settling(() -> Await.latch(go)));
        }
        Rig rig = rig(1, (message, context) -> {
            calls.incrementAndGet();
            return DriverResult.success("done");
        });
        CompletableFuture<Summary> run = rig.start(ListSource.of(deliveries));
        Await.until("as many as there may be", () -> calls.get() >= 6);
        assertThat(calls.get())
                .isLessThan(9); // one is waited for, 4 wait behind it, and two workers have one more each
        go.countDown();
        assertThat(Rig.within(run).succeeded()).isEqualTo(50);
    }

    @Test
    void aJournalThatCannotWriteTheEndOfASettlementEndsTheSession() throws Exception {
        Rig rig = rig(1, Rig.SUCCEEDS);
        rig.journal.failingAt("settle 1 Done");
        assertThatThrownBy(() -> rig.run(ListSource.live(delivery(1, "a")))).isInstanceOf(JournalException.class);
    }
}

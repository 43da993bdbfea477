package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.fakes.FakeDelivery;
import ug.open.conveyor.driver.fakes.ListSource;

/** Order within a resource, concurrency beside it, and the bounds of both. */
class LaneTest {
    @Test
    void eventsOfOneResourceGoOneByOneInOrderUnderAnyLoad() throws Exception {
        Random random = new Random(42);
        List<FakeDelivery> deliveries = new ArrayList<>();
        Map<String, List<String>> sent = new ConcurrentHashMap<>();
        for (int i = 0; i < 5_000; i++) {
            String name = "app" + random.nextInt(12);
            sent.computeIfAbsent(name, key -> new ArrayList<>()).add("event" + i);
            deliveries.add(FakeDelivery.of(Events.message("event" + i, name)).to("builder"));
        }
        Map<String, List<String>> seen = new ConcurrentHashMap<>();
        Set<String> busy = ConcurrentHashMap.newKeySet();
        AtomicBoolean overlap = new AtomicBoolean();
        Rig rig = Rig.of(
                (message, context) -> {
                    String name = message.resource().name();
                    overlap.compareAndSet(false, !busy.add(name));
                    spin(message.event().hashCode() & 0x3ff);
                    seen.computeIfAbsent(name, key -> new ArrayList<>()).add(message.event());
                    busy.remove(name);
                    return DriverResult.success("done");
                },
                Rig.definition(8, Retry.NEVER));
        ListSource source = ListSource.of(deliveries);
        Summary summary = rig.run(source);
        assertThat(summary.succeeded()).isEqualTo(5_000);
        assertThat(seen).isEqualTo(sent);
        assertThat(overlap).isFalse();
        assertThat(source.calledByTwo()).isFalse();
        assertThat(deliveries).allMatch(delivery -> delivery.outcome() instanceof Outcome.Done);
    }

    private static void spin(int rounds) {
        for (int i = 0; i < rounds; i++) {
            Thread.onSpinWait();
        }
    }

    @Test
    void eventsOfDifferentResourcesRunBesideEachOther() throws Exception {
        CountDownLatch all = new CountDownLatch(3);
        Rig rig = Rig.of(
                (message, context) -> {
                    all.countDown();
                    Await.latch(all);
                    return DriverResult.success("done");
                },
                Rig.definition(3, Retry.NEVER));
        Summary summary = rig.run(ListSource.of(Events.delivery("a"), Events.delivery("b"), Events.delivery("c")));
        assertThat(summary.succeeded()).isEqualTo(3);
    }

    @Test
    void aBusyLaneDoesNotHoldUpAnother() throws Exception {
        CountDownLatch other = new CountDownLatch(1);
        Rig rig = Rig.of(
                (message, context) -> {
                    if (message.resource().name().equals("other")) {
                        other.countDown();
                    } else {
                        Await.latch(other);
                    }
                    return DriverResult.success("done");
                },
                Rig.definition(2, Retry.NEVER));
        Summary summary = rig.run(ListSource.of(
                Events.delivery("app"), Events.delivery("app"), Events.delivery("app"), Events.delivery("other")));
        assertThat(summary.succeeded()).isEqualTo(4);
    }

    @Test
    void noMoreIsPulledThanThereIsRoomFor() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Rig rig = Rig.of(
                (message, context) -> {
                    Await.latch(release);
                    return DriverResult.success("done");
                },
                Rig.definition(2, Retry.NEVER));
        List<FakeDelivery> deliveries = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            deliveries.add(Events.delivery("app"));
        }
        ListSource source = ListSource.of(deliveries);
        CompletableFuture<Summary> run = rig.start(source);
        Await.until("the queue to fill", () -> source.given() == 9);
        assertThat(rig.journal.words())
                .filteredOn(word -> word.startsWith("start"))
                .hasSizeLessThanOrEqualTo(1);
        release.countDown();
        assertThat(Rig.within(run).succeeded()).isEqualTo(100);
    }

    @Test
    void withOneWorkerNothingIsPulledWhileItWorks() throws Exception {
        List<Integer> seen = new ArrayList<>();
        ListSource source = ListSource.of(Events.delivery("a"), Events.delivery("b"), Events.delivery("c"));
        Rig rig = Rig.of((message, context) -> {
            seen.add(source.given());
            return DriverResult.success("done");
        });
        rig.run(source);
        assertThat(seen).containsExactly(1, 2, 3);
    }
}

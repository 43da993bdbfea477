package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.fakes.Await;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.fakes.FakeDelivery;
import ug.open.conveyor.driver.fakes.ListSource;

/** The time limit of an attempt, and drivers that do not keep it. */
class TimeLimitTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void anAttemptThatIsInterruptedAtItsLimitTimedOut() throws Exception {
        FakeDelivery slow = Events.delivery("slow");
        FakeDelivery next = Events.delivery("next");
        List<Boolean> interrupted = new ArrayList<>();
        Rig rig = Rig.of((message, context) -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            if (isSlow(message)) {
                begun.countDown();
                release.await();
            }
            return DriverResult.success("done");
        });
        CompletableFuture<Summary> run = rig.start(ListSource.of(slow, next));
        Await.latch(begun);
        rig.time.advance(Duration.ofSeconds(60));
        Summary summary = Rig.within(run);
        assertThat(slow.outcome())
                .isEqualTo(new Outcome.Done(DriverResult.failure("ran longer than its time limit of 1m")));
        assertThat(summary.failed()).isEqualTo(1);
        assertThat(summary.succeeded()).isEqualTo(1);
        assertThat(interrupted).containsExactly(false, false);
        assertThat(rig.journal.words()).contains("finish 1 TIMED_OUT", "finish 2 RETURNED");
        assertThat(rig.journal.finished().get(0).verdict().orElseThrow().took()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aResultAfterTheInterruptComesTooLate() throws Exception {
        Rig rig = Rig.of((message, context) -> {
            begun.countDown();
            Rig.ignoreInterrupts(release);
            return DriverResult.success("done, late");
        });
        FakeDelivery delivery = Events.delivery("slow");
        CompletableFuture<Summary> run = rig.start(ListSource.of(delivery));
        Await.latch(begun);
        rig.time.advance(Duration.ofSeconds(60));
        rig.time.awaitWaiterFor(Duration.ofSeconds(5));
        release.countDown();
        assertThat(Rig.within(run).reason()).isEqualTo(Summary.Reason.ENDED);
        assertThat(rig.journal.words()).contains("finish 1 TIMED_OUT");
        assertThat(delivery.outcome())
                .isEqualTo(new Outcome.Done(DriverResult.failure("ran longer than its time limit of 1m")));
    }

    @Test
    void anAttemptIsNotInterruptedWhileItsThreadWrites() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        RunListener slow = new RunListener() {
            @Override
            public void logged(Attempt attempt, LogEntry entry) {
                writing.countDown();
                Rig.ignoreInterrupts(goOn);
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            }
        };
        List<Boolean> after = new ArrayList<>();
        Driver driver = (message, context) -> {
            context.logger().info("one");
            after.add(Thread.currentThread().isInterrupted());
            after.add(context.cancelled());
            return DriverResult.success("done");
        };
        Rig rig = Rig.of(driver, Rig.definition(1, Retry.NEVER), builder -> builder.listener(slow));
        CompletableFuture<Summary> run = rig.start(ListSource.of(Events.delivery("app")));
        Await.latch(writing);
        rig.time.advance(Duration.ofSeconds(60));
        rig.time.awaitWaiterFor(Duration.ofSeconds(5));
        goOn.countDown();
        Rig.within(run);
        assertThat(after).containsExactly(true, true);
        assertThat(rig.listener.warnings()).isEmpty();
        assertThat(rig.journal.words()).contains("finish 1 TIMED_OUT");
    }

    @Test
    void aDriverThatIgnoresTheInterruptHangsAndTheSessionEndsWithoutIt() throws Exception {
        DriverLogger[] logger = new DriverLogger[1];
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        CountDownLatch gone = new CountDownLatch(1);
        Rig rig = Rig.of((message, context) -> {
            logger[0] = context.logger();
            worker.complete(Thread.currentThread());
            Rig.ignoreInterrupts(release);
            gone.countDown();
            return DriverResult.success("done, far too late");
        });
        FakeDelivery hanging = Events.delivery("hanging");
        FakeDelivery never = Events.delivery("never");
        ListSource source = ListSource.of(hanging, never);
        CompletableFuture<Summary> run = rig.start(source);
        Thread hangs = Rig.within(worker);
        Await.until("it to hang", () -> hangs.getState() == Thread.State.WAITING);
        rig.time.advance(Duration.ofSeconds(60));
        rig.time.awaitWaiterFor(Duration.ofSeconds(5));
        rig.time.advance(Duration.ofSeconds(5));
        Summary summary = Rig.within(run);
        assertThat(summary.reason()).isEqualTo(Summary.Reason.HUNG);
        assertThat(summary.failed()).isEqualTo(1);
        assertThat(hanging.outcome()).isInstanceOf(Outcome.Done.class);
        assertThat(((Outcome.Done) hanging.outcome()).result().message())
                .startsWith("did not stop when its time limit of 1m was over; it hangs in ");
        assertThat(source.given()).isEqualTo(1);
        assertThat(rig.listener.words()).containsSubsequence("hung run-hanging", "finished run-hanging HUNG");
        assertThat(rig.listener.stack()).anyMatch(frame -> frame.getMethodName().equals("ignoreInterrupts"));

        logger[0].info("late");
        logger[0].info("later");
        assertThat(rig.listener.warnings())
                .containsExactly(
                        "run run-hanging: the driver logged after its attempt had ended; such entries are dropped");
        release.countDown();
        Await.latch(gone);
        assertThat(rig.journal.words()).containsExactly("event 1", "start 1", "finish 1 HUNG", "settle 1 Done");
    }

    @Test
    void whatWaitsBehindADriverThatHangsIsGivenBack() throws Exception {
        Rig rig = Rig.of(
                (message, context) -> {
                    begun.countDown();
                    Rig.ignoreInterrupts(release);
                    return DriverResult.success("done");
                },
                Rig.definition(2, Retry.NEVER));
        FakeDelivery hanging = Events.delivery("app");
        FakeDelivery behind = Events.delivery("app");
        ListSource source = ListSource.live(hanging, behind);
        CompletableFuture<Summary> run = rig.start(source);
        Await.latch(begun);
        source.awaitWaiting();
        rig.time.advance(Duration.ofSeconds(60));
        rig.time.awaitWaiterFor(Duration.ofSeconds(5));
        rig.time.advance(Duration.ofSeconds(5));
        Summary summary = Rig.within(run);
        release.countDown();
        assertThat(hanging.outcome()).isInstanceOf(Outcome.Done.class);
        assertThat(behind.outcome()).isInstanceOf(Outcome.Release.class);
        assertThat(summary.released()).isEqualTo(1);
        assertThat(summary.reason()).isEqualTo(Summary.Reason.HUNG);
    }

    @Test
    void aDeliveryThatIsHeldOrWaitsIsSaidToBeInProgress() throws Exception {
        Rig rig = Rig.of(
                (message, context) -> {
                    begun.countDown();
                    release.await();
                    return DriverResult.success("done");
                },
                Rig.definition(2, Retry.NEVER),
                builder -> builder.inProgressEvery(Duration.ofSeconds(3)));
        FakeDelivery held = Events.delivery("app");
        FakeDelivery behind = Events.delivery("app");
        ListSource source = ListSource.live(held, behind);
        CompletableFuture<Summary> run = rig.start(source);
        source.awaitWaiting();
        Await.latch(begun);
        rig.time.advance(Duration.ofSeconds(3));
        Await.until("in progress", () -> held.inProgressCalls() == 1 && behind.inProgressCalls() == 1);
        rig.time.awaitWaiterFor(Duration.ofSeconds(3));
        rig.time.advance(Duration.ofSeconds(3));
        Await.until("in progress again", () -> held.inProgressCalls() == 2 && behind.inProgressCalls() == 2);
        release.countDown();
        rig.manager.stop();
        Rig.within(run);
    }

    private static boolean isSlow(DriverMessage message) {
        return message.runId().equals("run-slow");
    }
}

package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.fakes.FakeDelivery;
import ug.open.conveyor.driver.fakes.ListSource;
import ug.open.conveyor.driver.runtime.Journal.Past;

/** The journal that cannot write, and the outbox that it is. */
class JournalTest {
    private final AtomicInteger calls = new AtomicInteger();
    private final Rig rig = Rig.of(
            (message, context) -> {
                calls.incrementAndGet();
                context.logger().info("working");
                return DriverResult.success("done");
            },
            Rig.definition(2, Retry.NEVER));

    @ParameterizedTest
    @ValueSource(strings = {"event", "past", "start", "log", "finish", "flush"})
    void aJournalThatFailsBeforeTheSettlementHasTheEventGivenBack(String step) {
        rig.journal.failingAt(step);
        FakeDelivery delivery = Events.delivery("app").identity("id-1");
        FakeDelivery next = Events.delivery("app").identity("id-2");
        assertThat(catchThrowable(() -> rig.run(ListSource.of(delivery, next))))
                .isInstanceOf(JournalException.class)
                .hasMessage("no space left on device");
        assertThat(delivery.outcome()).isInstanceOf(Outcome.Release.class);
        assertThat(next.outcomes()).allMatch(outcome -> outcome instanceof Outcome.Release);
        assertThat(rig.journal.words()).noneMatch(word -> word.startsWith("settle"));
    }

    @Test
    void aJournalThatFailsAtTheSettlementEndsTheSessionToo() {
        rig.journal.failingAt("settle");
        FakeDelivery delivery = Events.delivery("app");
        assertThat(catchThrowable(() -> rig.run(ListSource.live(delivery)))).isInstanceOf(JournalException.class);
        assertThat(delivery.outcome()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aLogEntryThatCannotBeJournaledDoesNotThrowIntoTheDriverAndIsToldToNobody() {
        rig.journal.failingAt("log");
        assertThat(catchThrowable(() -> rig.run(ListSource.of(Events.delivery("app")))))
                .isInstanceOf(JournalException.class);
        assertThat(calls).hasValue(1);
        assertThat(rig.listener.words()).contains("started run-app 1").noneMatch(word -> word.startsWith("logged"));
    }

    @Test
    void anEventWhoseResultIsKnownIsPublishedAndNotRunAgain() throws Exception {
        DriverResult result = DriverResult.success("done before");
        rig.journal.knowing("id-1", new Past.Finished(result));
        FakeDelivery delivery = Events.delivery("app").identity("id-1");
        Summary summary = rig.run(ListSource.of(delivery));
        assertThat(delivery.outcome()).isEqualTo(new Outcome.Done(result));
        assertThat(calls).hasValue(0);
        assertThat(summary.passed()).isEqualTo(1);
        assertThat(summary.succeeded()).isZero();
        assertThat(rig.journal.words()).containsExactly("event 1", "settle 1 Done");
        assertThat(rig.listener.words())
                .containsExactly("passed: it was reconciled before; its result is published now");
    }

    @Test
    void anEventThatWasSettledIsOnlyAcknowledged() throws Exception {
        rig.journal.knowing("id-1", new Past.Settled());
        FakeDelivery delivery = Events.delivery("app").identity("id-1");
        rig.run(ListSource.of(delivery));
        assertThat(delivery.outcome()).isEqualTo(new Outcome.Pass());
        assertThat(calls).hasValue(0);
        assertThat(rig.journal.words()).containsExactly("event 1", "settle 1 Pass");
    }

    @Test
    void anEventKnownFromBeforeDoesNotCountAsARun() throws Exception {
        Rig limited = Rig.of(Rig.SUCCEEDS, Rig.definition(2, Retry.NEVER), builder -> builder.maxEvents(1));
        limited.journal.knowing("id-1", new Past.Settled());
        FakeDelivery known = Events.delivery("known").identity("id-1");
        FakeDelivery unknown = Events.delivery("unknown").identity("id-2");
        Summary summary = limited.run(ListSource.live(known, unknown));
        assertThat(summary.reason()).isEqualTo(Summary.Reason.MAX_EVENTS);
        assertThat(unknown.outcome()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aJournalThatFailsCountsMoreThanTheSourceThatFailedBefore() {
        rig.journal.failingAt("finish");
        assertThat(catchThrowable(() -> rig.run(ListSource.failing(Events.delivery("app")))))
                .isInstanceOf(JournalException.class);
    }

    @Test
    void aBugInASourcesSettlementEndsTheSessionAndIsThrown() {
        FakeDelivery delivery = Events.delivery("app");
        Delivery broken = new Delivery() {
            @Override
            public Envelope envelope() {
                return delivery.envelope();
            }

            @Override
            public DriverMessage message() {
                return delivery.message();
            }

            @Override
            public void settle(Outcome outcome) {
                throw new IllegalStateException("a bug");
            }
        };
        assertThat(catchThrowable(() -> rig.run(ListSource.live(broken))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
    }

    @Test
    void anEventThatKillsItsProcessEachTimeIsFinishedAsFailedWithoutBeingRun() throws Exception {
        rig.journal.knowing("id-1", new Past.Unknown(3));
        rig.journal.knowing("id-2", new Past.Unknown(2));
        FakeDelivery poison = Events.delivery("poison").identity("id-1");
        FakeDelivery last = Events.delivery("last").identity("id-2");
        Summary summary = rig.run(ListSource.of(poison, last));
        assertThat(((Outcome.Done) poison.outcome()).result().message()).startsWith("given up: 3 attempts never ended");
        assertThat(calls).hasValue(1);
        assertThat(summary.failed()).isEqualTo(1);
        assertThat(rig.journal.words()) // both go on at the same time, so either may begin first
                .contains("settle 1 Done")
                .anyMatch(word -> word.matches("finish [12] THREW"));
        assertThat(rig.listener.words()).contains("finished run-poison THREW");
    }
}

package ug.open.conveyor.driver.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.fakes.Events;
import ug.open.conveyor.driver.fakes.FakeDelivery;
import ug.open.conveyor.driver.fakes.FakeResource;
import ug.open.conveyor.driver.fakes.ListSource;

/** Which events reach the driver, and what becomes of the others. */
class FilterTest {
    private final Rig rig = Rig.of(Rig.SUCCEEDS);

    @Test
    void aBroadcastEventThatTheDriverListensToIsDone() throws Exception {
        FakeDelivery delivery = Events.delivery("app");
        Summary summary = rig.run(ListSource.of(delivery));
        assertThat(delivery.outcome()).isEqualTo(new Outcome.Done(DriverResult.success("done")));
        assertThat(summary.events()).isEqualTo(1);
        assertThat(summary.succeeded()).isEqualTo(1);
        assertThat(summary.reason()).isEqualTo(Summary.Reason.ENDED);
        assertThat(rig.journal.words()).containsExactly("event 1", "start 1", "finish 1 RETURNED", "settle 1 Done");
        assertThat(rig.listener.words()).containsExactly("started run-app 1", "finished run-app RETURNED");
    }

    @Test
    void aBroadcastEventThatItDoesNotListenToIsPassed() throws Exception {
        FakeDelivery delivery = FakeDelivery.of(Events.message("delete", "app"));
        Summary summary = rig.run(ListSource.of(delivery));
        assertThat(delivery.outcome()).isEqualTo(new Outcome.Pass());
        assertThat(summary.passed()).isEqualTo(1);
        assertThat(rig.journal.words()).containsExactly("event 1", "settle 1 Pass");
        assertThat(rig.listener.words()).containsExactly("passed: the driver does not listen to the event delete");
    }

    @Test
    void anEventOfAnotherTypeIsPassed() throws Exception {
        FakeDelivery delivery = FakeDelivery.of(
                new DriverMessage("create", "r", "", new FakeResource("cluster", "app", Optional.empty()), "{}"));
        rig.run(ListSource.of(delivery));
        assertThat(delivery.outcome()).isEqualTo(new Outcome.Pass());
        assertThat(rig.listener.words())
                .containsExactly("passed: the driver takes resources of type workflow, not cluster");
    }

    @Test
    void anEventAddressedToTheDriverIsReconciledWhateverItIs() throws Exception {
        FakeDelivery delivery =
                FakeDelivery.of(Events.message("process", "app")).to("builder");
        assertThat(rig.run(ListSource.of(delivery)).succeeded()).isEqualTo(1);
    }

    @Test
    void anEventAddressedToAnotherDriverIsPassed() throws Exception {
        FakeDelivery delivery = Events.delivery("app").to("cloner");
        rig.run(ListSource.of(delivery));
        assertThat(delivery.outcome()).isEqualTo(new Outcome.Pass());
        assertThat(rig.listener.words()).containsExactly("passed: addressed to cloner");
    }

    @Test
    void anEventThatCannotBeReadIsRejectedAndTheNextGoesOn() throws Exception {
        FakeDelivery bad = FakeDelivery.malformed("run_id is missing");
        FakeDelivery good = Events.delivery("app");
        Summary summary = rig.run(ListSource.of(bad, good));
        assertThat(bad.outcome()).isEqualTo(new Outcome.Reject("run_id is missing"));
        assertThat(summary.rejected()).isEqualTo(1);
        assertThat(summary.succeeded()).isEqualTo(1);
        assertThat(rig.journal.words()).startsWith("event 1", "settle 1 Reject", "event 2");
        assertThat(rig.listener.words()).startsWith("rejected: run_id is missing");
    }

    @Test
    void aBugInReadingEndsTheSessionAndLosesNoEvent() {
        FakeDelivery delivery = FakeDelivery.broken(new IllegalStateException("a bug"));
        assertThat(catchThrowable(() -> rig.run(ListSource.of(delivery))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
        assertThat(delivery.outcome()).isInstanceOf(Outcome.Release.class);
    }

    @Test
    void whatTheSourceGaveBeforeItFailedStillCounts() {
        FakeDelivery delivery = Events.delivery("app");
        assertThat(catchThrowable(() -> rig.run(ListSource.failing(delivery)).orThrow()))
                .isInstanceOf(IOException.class)
                .hasMessage("line 7 is torn");
        assertThat(delivery.outcome()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aDeliveryThatCannotBeSettledIsWarnedOfAndNotJournaledAsSettled() throws Exception {
        FakeDelivery delivery = Events.delivery("app").refusing(new IOException("connection lost"));
        rig.run(ListSource.of(delivery));
        assertThat(rig.journal.words()).containsExactly("event 1", "start 1", "finish 1 RETURNED");
        assertThat(rig.listener.warnings())
                .containsExactly(
                        "event 1 (run run-app) could not be settled and may come again: IOException: connection lost");
    }
}

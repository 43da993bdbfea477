package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import ug.open.conveyor.driver.DriverResult;

/** Ends deliveries: journal, then source, then journal again, then the count and the listeners. */
final class Settlement {
    private static final Outcome RELEASE = new Outcome.Release(Duration.ZERO);

    private final SessionState session;
    private final Lanes lanes;
    private final Intake intake;
    private final Settler settler;

    /** The runs whose results the source does not know, by what stays the same when their events come again. */
    private final Map<String, String> unsettled = Collections.synchronizedMap(new LinkedHashMap<>());

    /** @param settler brings results to their end; null: the worker does, before it takes another event */
    Settlement(SessionState session, Lanes lanes, Intake intake, Settler settler) {
        this.session = session;
        this.lanes = lanes;
        this.intake = intake;
        this.settler = settler;
    }

    /** The event has its result. While it is published, another event may be reconciled, unless the first failure ends the session. */
    Handled done(Held held, DriverResult result) throws JournalException {
        if (!result.success() && session.settings().failFast()) {
            session.giveBack(Summary.Reason.FAILED_FAST);
        }
        Outcome outcome = new Outcome.Done(result);
        Runnable count = () -> session.counts().run(result.success());
        if (settler == null) {
            acknowledge(held, outcome, count);
            endWhenEnough();
            return Handled.DONE;
        }
        lanes.endTurn(held);
        secure(held);
        Delivery.Settling settling = begin(held, outcome);
        settler.take(() -> end(held, outcome, count, settling));
        return Handled.SETTLING;
    }

    /** On the settler's thread: waits for the settlement, then lets the next event of the lane in. */
    private void end(Held held, Outcome outcome, Runnable count, Delivery.Settling settling) {
        try {
            settled(held, outcome, count, isKnown(held, outcome, settling, patience()));
            endWhenEnough();
        } catch (JournalException | RuntimeException | Error e) {
            broke(held, e);
        } finally {
            lanes.leaveToOthers(held);
            intake.done(held);
        }
    }

    private boolean isKnown(Held held, Outcome outcome, Delivery.Settling settling, BooleanSupplier patient) {
        try {
            settling.await(patient);
            return true;
        } catch (IOException | InterruptedException e) {
            unsettled(held, outcome, e);
            return false;
        }
    }

    /** Something that must not fail did, while this event was in hand. */
    void broke(Held held, Throwable why) {
        session.broke(why);
        try {
            giveBack(held);
        } catch (JournalException | RuntimeException | Error e) {
            session.listeners().warned("event " + held.number() + " could not be given back: " + Failures.text(e));
        }
    }

    private void endWhenEnough() {
        if (session.counts().runs() >= session.settings().maxEvents()) {
            session.end(Summary.Reason.MAX_EVENTS);
        }
    }

    /** What cannot be begun fails when it is waited for. */
    private static Delivery.Settling begin(Held held, Outcome outcome) {
        try {
            return held.settling(outcome);
        } catch (IOException | InterruptedException e) {
            return () -> {
                throw e;
            };
        }
    }

    /** The event is not for this driver. */
    void pass(Held held, String reason) throws JournalException {
        pass(held, new Outcome.Pass(), session.settings().secrets().mask(reason));
    }

    private boolean pass(Held held, Outcome outcome, String reason) throws JournalException {
        boolean known = acknowledge(held, outcome, session.counts()::passed);
        session.listeners().passed(held.kept(), reason);
        return known;
    }

    /** The event cannot be read. */
    void reject(Held held, String reason) throws JournalException {
        String masked = session.settings().secrets().mask(reason);
        acknowledge(held, new Outcome.Reject(masked), session.counts()::rejected);
        session.listeners().rejected(held.kept(), masked);
    }

    /**
     * The outbox. Where a redelivered event has a result, the result is published; where it was settled too, the event is only acknowledged,
     * since the server has its result. Neither is run again, and neither counts as a run.
     */
    boolean knownFromBefore(Held held) throws JournalException {
        Optional<String> identity = held.delivery().identity();
        if (identity.isEmpty()) {
            return false;
        }
        Journal.Past past = session.journal().past(identity.get());
        if (past instanceof Journal.Past.Finished finished) {
            String before = "it was reconciled before; its result is published now";
            if (pass(held, new Outcome.Done(finished.result()), before)) {
                unsettled.remove(identity.get());
            }
        } else if (past instanceof Journal.Past.Settled) {
            pass(held, new Outcome.Pass(), "it was reconciled and settled before");
        } else {
            held.brokenBefore(((Journal.Past.Unknown) past).broken());
            return false;
        }
        lanes.letInOneMore();
        return true;
    }

    /** The event is to be delivered again. Does nothing where it was settled; journals it where the journal still can. */
    void giveBack(Held held) throws JournalException {
        if (held.settled()) {
            return;
        }
        boolean known = settle(held, RELEASE, () -> false);
        session.counts().released();
        if (known && !session.journal().failed()) {
            session.journal().settle(held.number(), RELEASE);
        }
    }

    private boolean acknowledge(Held held, Outcome outcome, Runnable count) throws JournalException {
        secure(held);
        boolean known = settle(held, outcome, patience());
        settled(held, outcome, count, known);
        return known;
    }

    /** What can come again is safe in the journal before the source hears that it need not. */
    private void secure(Held held) throws JournalException {
        if (held.canComeAgain()) {
            session.journal().flush();
        }
    }

    private void settled(Held held, Outcome outcome, Runnable count, boolean known) throws JournalException {
        count.run();
        if (known) {
            session.journal().settle(held.number(), outcome);
        }
    }

    private boolean settle(Held held, Outcome outcome, BooleanSupplier patient) {
        return isKnown(held, outcome, begin(held, outcome), patient);
    }

    /** Waits for the source as long as attempts may go on. */
    private BooleanSupplier patience() {
        return () -> {
            long left = session.cancelAt() - session.watch().nanos();
            if (session.isStopping() && left > 0) {
                session.warnOnce(SessionState.Warning.WAITING, "results wait for the server to take them");
            }
            return left > 0;
        };
    }

    /** The source does not know what became of the event. */
    private void unsettled(Held held, Outcome outcome, Exception why) {
        String run = "";
        if (held.reading() instanceof Reading.Ours ours) {
            String runId = ours.message().runId();
            run = " (run " + runId + ")";
            if (outcome instanceof Outcome.Done) {
                held.delivery().identity().ifPresent(identity -> unsettled.put(identity, runId));
            }
        }
        session.listeners()
                .warned("event " + held.number() + run + " could not be settled and may come again: "
                        + Failures.text(why));
    }

    /** At the end: reports the runs whose results the source does not know. */
    void tellUnsettled() {
        if (!unsettled.isEmpty()) {
            session.listeners().unsettled(List.copyOf(unsettled.values()));
        }
    }
}

package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import ug.open.conveyor.driver.DriverResult;

/** Ends deliveries: journal, then source, then journal again, then the count and the listeners. */
final class Settlement {
    private static final Outcome RELEASE = new Outcome.Release(Duration.ZERO);

    private final Session session;
    private final Lanes lanes;
    private final Settler settler;

    /** @param settler who brings results to their end; null: each is, before anything else is done */
    Settlement(Session session, Lanes lanes, Settler settler) {
        this.session = session;
        this.lanes = lanes;
        this.settler = settler;
    }

    /** The event came to this result. While that is made known, another may be reconciled, unless a failure is to end it all. */
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
        settler.take(held, begin(held, outcome), known -> {
            settled(held, outcome, count, known);
            endWhenEnough();
        });
        return Handled.SETTLING;
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

    private void pass(Held held, Outcome outcome, String reason) throws JournalException {
        acknowledge(held, outcome, session.counts()::passed);
        session.listeners().passed(held.kept(), reason);
    }

    /** The event cannot be read. */
    void reject(Held held, String reason) throws JournalException {
        String masked = session.settings().secrets().mask(reason);
        acknowledge(held, new Outcome.Reject(masked), session.counts()::rejected);
        session.listeners().rejected(held.kept(), masked);
    }

    /**
     * The outbox. Of a redelivered event that has its result, the result is published; one that was settled is only acknowledged, as its
     * result is with the server. Neither is run again, and neither counts as a run.
     */
    boolean knownFromBefore(Held held) throws JournalException {
        Optional<String> identity = held.delivery().identity();
        if (identity.isEmpty()) {
            return false;
        }
        Journal.Past past = session.journal().past(identity.get());
        if (past instanceof Journal.Past.Finished finished) {
            pass(held, new Outcome.Done(finished.result()), "it was reconciled before; its result was published now");
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
        boolean known = settle(held, RELEASE);
        session.counts().released();
        if (known && !session.journal().failed()) {
            session.journal().settle(held.number(), RELEASE);
        }
    }

    private void acknowledge(Held held, Outcome outcome, Runnable count) throws JournalException {
        secure(held);
        settled(held, outcome, count, settle(held, outcome));
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

    private boolean settle(Held held, Outcome outcome) {
        try {
            held.settle(outcome);
            return true;
        } catch (IOException | InterruptedException e) {
            unsettled(held, e);
            return false;
        }
    }

    /** The source could not be told what became of the event. */
    void unsettled(Held held, Exception why) {
        session.listeners()
                .warned("event " + held.number() + " could not be settled and may come again: " + Failures.text(why));
    }
}

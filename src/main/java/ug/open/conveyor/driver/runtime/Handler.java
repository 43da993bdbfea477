package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Retry;

/** Takes an event in hand through its attempts, with the pauses between, to its settlement. */
final class Handler {
    /** An event is poison after this many attempts, beside the retries, that ended with the process that made them. */
    private static final int BROKEN_ATTEMPTS = 3;

    private final SessionState session;
    private final Settlement settlement;
    private volatile Attempt last;

    Handler(SessionState session, Settlement settlement) {
        this.session = session;
        this.settlement = settlement;
    }

    /** The attempt that finished last; empty before. */
    Optional<Attempt> last() {
        return Optional.ofNullable(last);
    }

    /** Where attempts run. */
    interface Place {
        /** An attempt begins on this thread. */
        void begins(RunningAttempt attempt);

        /** The attempt has ended. */
        void ends();
    }

    /** Handles an event on this thread. Never throws. */
    Handled handle(Place place, Held held) {
        return inHand(place, held, () -> read(place, held));
    }

    private Handled read(Place place, Held held) throws JournalException {
        Reading reading = held.reading();
        if (reading instanceof Reading.NotOurs notOurs) {
            settlement.pass(held, notOurs.reason());
        } else if (reading instanceof Reading.Malformed malformed) {
            settlement.reject(held, malformed.reason());
        } else if (reading instanceof Reading.Unread || session.givingBack()) {
            settlement.giveBack(held);
        } else if (!settlement.knownFromBefore(held)) {
            return isPoison(held) ? finishPoison(held) : attempts(place, held);
        }
        return Handled.DONE;
    }

    /** Goes on with an event whose attempt hangs in another thread. Never throws. */
    Handled handleHung(Place place, Held held, RunningAttempt attempt, List<StackTraceElement> stack) {
        return inHand(place, held, () -> hung(held, attempt, stack));
    }

    private Handled hung(Held held, RunningAttempt attempt, List<StackTraceElement> stack) throws JournalException {
        attempt.closeLog();
        Attempt hung = attempt.begun().finished(attempt.hung(stack));
        session.journal().finish(hung);
        last = hung;
        session.listeners().hung(hung, stack);
        session.listeners().finished(hung);
        if (attempt.gate().cause() == Gate.Cause.SESSION_ENDS) {
            settlement.giveBack(held);
            return Handled.DONE;
        }
        return settlement.done(held, hung.result());
    }

    /** Goes on with an event whose attempt ends the process. Never throws. */
    Handled handleExited(Place place, Held held, RunningAttempt attempt, SessionState.Exit exit) {
        return inHand(place, held, () -> {
            attempt.closeLog();
            Attempt failed = finish(attempt.begun().finished(attempt.exited(exit)));
            return settlement.done(held, failed.result());
        });
    }

    private Handled inHand(Place place, Held held, Handling handling) {
        try {
            return handling.handle();
        } catch (JournalException | RuntimeException | Error e) {
            place.ends();
            settlement.broke(held, e);
            return Handled.DONE;
        }
    }

    @FunctionalInterface
    private interface Handling {
        Handled handle() throws JournalException;
    }

    private boolean isPoison(Held held) {
        Retry retry = session.settings().definition().retry();
        return held.brokenBefore() >= retry.times() + BROKEN_ATTEMPTS;
    }

    private Handled finishPoison(Held held) throws JournalException {
        String why = "given up: " + held.brokenBefore() + " attempts never ended, as the process that made them was "
                + "killed, so the driver was not run again; check its work";
        Verdict verdict = new Verdict(DriverResult.failure(why), Verdict.Ending.THREW, Duration.ZERO, Optional.empty());
        Attempt attempt = finish(begin(held, 1).finished(verdict));
        return settlement.done(held, attempt.result());
    }

    private Handled attempts(Place place, Held held) throws JournalException {
        for (int count = 1; ; count++) {
            Optional<Verdict> verdict = attempt(place, held, count);
            if (verdict.isEmpty()) {
                return Handled.GIVEN_UP;
            }
            if (verdict.get().isFinal()) {
                return settlement.done(held, verdict.get().result());
            }
            boolean again = verdict.get().ending() != Verdict.Ending.CANCELLED;
            if (again) {
                session.counts().retried();
            }
            if (!again || !pause(verdict.get().retryAfter().get())) {
                settlement.giveBack(held);
                return Handled.DONE;
            }
        }
    }

    /** Empty where this thread was given up: from then on it touches nothing. */
    private Optional<Verdict> attempt(Place place, Held held, int count) throws JournalException {
        Attempt attempt = begin(held, count);
        RunningAttempt running = new RunningAttempt(session, attempt, held.lastMicros());
        place.begins(running);
        Optional<Verdict> verdict = running.run(held.message()).map(v -> deliverable(held, v));
        if (verdict.isPresent()) {
            place.ends();
            held.lastMicros(running.closeLog());
            finish(attempt.finished(verdict.get()));
        }
        return verdict;
    }

    private static Verdict deliverable(Held held, Verdict verdict) {
        return verdict.isFinal() ? verdict.with(held.delivery().deliverable(verdict.result())) : verdict;
    }

    private Attempt begin(Held held, int count) throws JournalException {
        Settings settings = session.settings();
        Attempt attempt = held.attempt(
                session.numbers().attempt(),
                count,
                settings,
                Micros.instant(Micros.of(settings.time().now())));
        session.journal().start(attempt);
        if (held.canComeAgain()) {
            session.journal().flush(); // should the driver end this process, the journal knows of the attempt
        }
        session.listeners().started(attempt);
        return attempt;
    }

    private Attempt finish(Attempt attempt) throws JournalException {
        session.journal().finish(attempt);
        last = attempt;
        session.listeners().finished(attempt);
        return attempt;
    }

    /** Waits on this thread, so that the lane stays taken. False where the session ends meanwhile. */
    private boolean pause(Duration pause) {
        long span = session.settings().pausing() ? Stopwatch.span(pause) : 0;
        long end = session.watch().nanos() + span;
        while (!session.givingBack()) {
            long left = end - session.watch().nanos();
            if (left <= 0) {
                return true;
            }
            session.settings().time().park(left);
            Thread.interrupted(); // a stray one, of a thread that the author's code left behind
        }
        return false;
    }
}

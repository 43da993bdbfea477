package ug.open.conveyor.driver.store.index;

import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Verdict;

/** The words in which the index keeps how things ended. */
public final class Endings {
    /** The outcome after which an event comes again. */
    public static final String RELEASE = "release";

    /** How an attempt ended that the end of its session cut short. */
    public static final String CANCELLED = "cancelled";

    private static final String HUNG = "hung";

    private Endings() {}

    public static Status status(Verdict verdict) {
        return status(
                verdict.result().success(),
                verdict.ending() == Verdict.Ending.CANCELLED,
                verdict.retryAfter().isPresent());
    }

    public static Status status(boolean success, boolean cancelled, boolean retry) {
        if (retry) {
            return Status.RETRIED;
        }
        if (cancelled) {
            return Status.INTERRUPTED;
        }
        return success ? Status.SUCCEEDED : Status.FAILED;
    }

    /** {@link Verdict#isFinal} of a finish line. */
    static boolean isFinal(String ending, boolean retry) {
        return !retry && !ending.equals(CANCELLED) && !ending.equals(HUNG);
    }

    public static String word(Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            return "done";
        }
        if (outcome instanceof Outcome.Pass) {
            return "pass";
        }
        return outcome instanceof Outcome.Reject ? "reject" : RELEASE;
    }
}

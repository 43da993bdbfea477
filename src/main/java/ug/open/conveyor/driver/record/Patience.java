package ug.open.conveyor.driver.record;

import java.time.Duration;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Time;

/** How long a follower waits for nothing: as its terms say, and that is said when it begins to wait for what may never come. */
final class Patience {
    private final FollowTerms terms;
    private final RunVerdict verdict;
    private final Time time;
    private String said = "";
    private long changes = -1;
    private long since;

    Patience(FollowTerms terms, RunVerdict verdict, Time time) {
        this.terms = terms;
        this.verdict = verdict;
        this.time = time;
    }

    /**
     * Whether it has an end.
     *
     * @param pending whether what is followed is at work here: then it is waited for
     */
    boolean isOver(boolean pending) {
        Optional<String> doubt = verdict.doubt();
        if (doubt.isPresent() && !doubt.get().equals(said)) {
            said = doubt.get();
            terms.said().accept(said);
        }
        if (pending || changes != verdict.changes()) {
            changes = verdict.changes();
            since = time.nanos();
            return false;
        }
        Optional<Duration> limit = terms.idle().isPresent() || doubt.isEmpty() ? terms.idle() : terms.endless();
        return limit.isPresent() && time.nanos() - since >= limit.get().toNanos();
    }
}

package ug.open.conveyor.driver.store.write;

import java.time.Instant;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Verdict;
import ug.open.conveyor.driver.store.index.EndLine;
import ug.open.conveyor.driver.store.index.Endings;
import ug.open.conveyor.driver.store.index.StartLine;
import ug.open.conveyor.driver.store.index.Status;

/** Builds what a session says in its segment together with what its index and its outbox keep of it. Guarded by its session. */
final class SessionLines {
    private final OpenWork work = new OpenWork();
    private final Outbox outbox;

    SessionLines(Outbox outbox) {
        this.outbox = outbox;
    }

    /** What goes on in the next segment. */
    OpenWork work() {
        return work;
    }

    void event(Segment segment, long number, Envelope envelope, Optional<String> identity) {
        long at = segment.size();
        segment.lines().event(number, envelope.time(), envelope, identity);
        OpenWork.Line line = new OpenWork.Line(at, segment.size());
        work.events().put(number, new OpenWork.Event(line, identity.orElse(null)));
    }

    void start(Segment segment, Attempt attempt, long n) {
        long at = segment.size();
        segment.lines().start(attempt, n);
        long to = segment.size();
        OpenWork.Event event = work.events().get(attempt.eventNumber());
        int ordinal = segment.name().ordinal();
        segment.index().start(StartLine.of(attempt), event == null ? -1 : event.line().at, at, to, ordinal);
        work.attempts().put(attempt.number(), new OpenWork.Running(new OpenWork.Line(at, to), attempt, ordinal));
    }

    void finish(Segment segment, Attempt attempt, Verdict verdict, long n) {
        long at = segment.size();
        segment.lines().finish(attempt, n);
        Status status = Endings.status(verdict);
        String identity = verdict.isFinal() ? work.identity(attempt.eventNumber()) : null;
        long indexAt = segment.indexSize();
        segment.index()
                .end(
                        new EndLine(
                                attempt.number(),
                                attempt.eventNumber(),
                                status,
                                verdict.took().toMillis()),
                        at,
                        segment.size(),
                        identity);
        work.attempts().remove(attempt.number());
        if (identity != null) {
            outbox.finished(identity, segment.name(), indexAt);
        }
    }

    void settle(Segment segment, long number, Outcome outcome, Instant now, long n) {
        long at = segment.size();
        segment.lines().settle(number, outcome, now, n);
        OpenWork.Event event = work.events().remove(number);
        if (event == null || event.identity() == null) {
            return;
        }
        String word = Endings.word(outcome);
        long indexAt = segment.indexSize();
        segment.index().settle(number, word, at, segment.size(), event.identity());
        if (!word.equals(Endings.RELEASE)) {
            outbox.settled(event.identity(), segment.name(), indexAt);
        }
    }
}

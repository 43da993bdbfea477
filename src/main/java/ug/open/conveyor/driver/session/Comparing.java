package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.compare.Compared;
import ug.open.conveyor.driver.compare.Compared.Verdict;
import ug.open.conveyor.driver.compare.Matching;
import ug.open.conveyor.driver.compare.Pair;
import ug.open.conveyor.driver.compare.Rules;
import ug.open.conveyor.driver.compare.Tally;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Secrets;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.stream.SeenEvent;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.stream.Tap;
import ug.open.conveyor.driver.terminal.ComparedRun;
import ug.open.conveyor.driver.terminal.ComparedTally;
import ug.open.conveyor.driver.terminal.Console;
import ug.open.conveyor.driver.wire.ResultEvents;
import ug.open.conveyor.driver.wire.Subjects;

/**
 * Gives the events of a tap, and compares what the driver makes of each with the result that the driver of its name publishes in production. One
 * tap has both, so that their order is known; while the driver is busy they wait there together, and a result counts from when it arrived.
 */
public final class Comparing implements EventSource {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int MOST_CONTRADICTED = 20;
    private static final int RUN_CHARACTERS = 100;
    private static final int SUBJECT_CHARACTERS = 100;

    private final Tap tap;
    private final String driver;
    private final How how;
    private final Secrets secrets;
    private final Time time;
    private final Console console;
    private final Matching matching;
    private Optional<StreamException> lost = Optional.empty();
    private boolean unreadable;
    private volatile boolean over;

    /**
     * How to compare.
     *
     * @param patience how long production's result may take after the one here
     * @param ignored places of a result that may differ
     */
    public record How(Duration patience, Set<String> ignored) {
        /** @throws IllegalArgumentException for a path that cannot be read; its message is a sentence for people */
        public How {
            ignored = Set.copyOf(ignored);
            Rules.of(ignored, false);
        }
    }

    /**
     * For a session that runs a driver.
     *
     * @param tap on the events of the driver and on its results, which is closed with this
     * @param secrets are masked in production's results, as they are in those here
     */
    public Comparing(DriverSession session, Tap tap, Secrets secrets, Time time, How how) {
        this.tap = tap;
        this.driver = session.driver().name();
        this.how = how;
        this.secrets = secrets;
        this.time = time;
        this.console = session.console();
        this.matching = new Matching(how.patience(), how.ignored(), Matching.Limits.DEFAULT, new Shown());
        session.awaits(this::awaitRest);
    }

    @Override
    public Optional<Delivery> next() throws InterruptedException, IOException {
        while (!over) {
            Optional<Envelope> next = take();
            if (next.isPresent() && Subjects.isEvent(next.get().subject())) {
                return next.map(this::event);
            }
            next.ifPresent(this::result);
        }
        return Optional.empty();
    }

    private Optional<Envelope> take() throws InterruptedException, IOException {
        long before = time.nanos();
        Optional<Envelope> next = tap.next(LOOK);
        if (matching.isDue(before)) {
            expire(next.isPresent() ? arrived(next.get()) : before);
        }
        return next;
    }

    private void expire(long until) {
        if (matching.isDue(until)) {
            long doubt = tap.doubt();
            if (!Thread.currentThread().isInterrupted()) { // else it asked the server in vain
                matching.expire(until, doubt);
            }
        }
    }

    /** On the monotonic clock: the wall clock may be set while something waits, but what waits here waits for a moment, unless the driver is busy. */
    private long arrived(Envelope envelope) {
        return time.nanos() - Duration.between(envelope.time(), time.now()).toNanos();
    }

    private Delivery event(Envelope envelope) {
        Watched event = new Watched(envelope);
        try {
            DriverMessage message = event.message();
            event.pair = matching.seen(message.runId(), message.resource().id(), arrived(envelope));
        } catch (MalformedMessageException e) {
            // the driver manager meets the same, and reports it
        }
        return event;
    }

    private void result(Envelope envelope) {
        try {
            ResultEvents.Result read = ResultEvents.read(envelope.subject(), envelope.body());
            if (read.driver().equals(driver)) {
                DriverResult result = read.result();
                Object data = secrets.maskTree(result.data());
                matching.published(read.runId(), read.resourceId(), new DriverResult(result.success(), "", data));
            }
        } catch (MalformedMessageException e) {
            if (!unreadable) {
                unreadable = true;
                console.warned("a message on " + Harmless.quoted(envelope.subject(), SUBJECT_CHARACTERS)
                        + " is no result that can be read, so it is left out: " + e.getMessage());
            }
        }
    }

    /** Once the driver has run: waits for the results of production that are still missing. */
    private void awaitRest(BooleanSupplier stopped) throws InterruptedException, IOException {
        long missing = matching.missing();
        if (missing > 0 && !stopped.getAsBoolean()) {
            console.note("waiting for production's results of " + missing + (missing == 1 ? " run" : " runs")
                    + "; Ctrl-C ends the wait");
        }
        try {
            while (matching.missing() > 0 && !stopped.getAsBoolean()) {
                take().filter(next -> !Subjects.isEvent(next.subject())).ifPresent(this::result);
            }
        } catch (StreamException e) {
            lost = Optional.of(e);
        } finally {
            matching.close();
        }
    }

    /** The counts, once all is over. */
    public ComparedTally tally() {
        return new ComparedTally(matching.tally(), how.patience());
    }

    /**
     * The exit code of the comparison: that of a difference; else failure where not all could be compared, or nothing was. What the end of the
     * session left open does not count.
     *
     * @throws StreamException where the connection was lost for good
     */
    public int codeOrFailure() throws StreamException {
        if (lost.isPresent()) {
            throw lost.get();
        }
        Tally tally = matching.tally();
        if (tally.of(Verdict.DIFFERENT) > 0) {
            return ExitCodes.DIFFERENT;
        }
        return tally.compared() == 0 || tally.unmatched() > 0 ? ExitCodes.FAILED : ExitCodes.OK;
    }

    @Override
    public void close() throws IOException {
        over = true;
        tap.close();
    }

    /** A delivery whose end is compared. */
    private final class Watched extends SeenEvent {
        private Pair pair; // null where it cannot be read

        Watched(Envelope envelope) {
            super(envelope);
        }

        @Override
        public void settle(Outcome outcome) {
            if (pair == null) {
                return;
            }
            if (outcome instanceof Outcome.Done done) {
                matching.decided(pair, done.result(), time.nanos());
            } else if (outcome instanceof Outcome.Pass) {
                matching.passed(pair, time.nanos());
            } else {
                matching.undecided(pair);
            }
        }
    }

    /** Shows what comes of it. */
    private final class Shown implements Matching.Listener {
        private boolean crowded;
        private int contradicted;

        @Override
        public void ended(Compared compared) {
            console.compared(new ComparedRun(compared, how.patience()));
        }

        @Override
        public void contradicted(String runId) {
            contradicted++;
            if (contradicted <= MOST_CONTRADICTED) {
                console.warned("production published another result for run " + Harmless.quoted(runId, RUN_CHARACTERS)
                        + ", which differs from its first; the first counts"
                        + (contradicted == MOST_CONTRADICTED ? "; further ones are not reported" : ""));
            }
        }

        @Override
        public void crowded() {
            if (!crowded) {
                crowded = true;
                console.warned(
                        "more results wait for production's than fit into memory; the oldest are given up and count as"
                                + " not known; a shorter --compare-timeout keeps fewer");
            }
        }
    }
}

package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Signals;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Summary;
import ug.open.conveyor.driver.terminal.CheckedCase.Verdict;
import ug.open.conveyor.driver.terminal.SessionEnd;
import ug.open.conveyor.driver.wire.PipelinePart;

/**
 * A pipeline without a server: a session for each step, one after the other. A step begins when the one before it has ended, with the events
 * that a server's engine would make of its results.
 */
public final class PipelineRun {
    private final Opening opening;
    private final PipelinePlan plan;
    private final PipelinePart part;
    private final PipelineReport report;
    private final PipelineInput input;
    private final PipelineStart start;
    private final Environment env;
    private Optional<Differences> differences = Optional.empty();
    private boolean differencesDecide;
    private ServerSettings.Flags server = ServerSettings.Flags.NONE;
    private long maxEvents = Long.MAX_VALUE;
    private IOException failure;
    private long cases;
    private int code = ExitCodes.OK;
    private boolean over;
    private boolean stopped;
    private boolean differs;
    private DriverSession current;
    private AutoCloseable keptBefore = () -> {};
    private volatile Signals.Signal asked;

    /** @param opening opens the session of each step */
    public PipelineRun(Opening opening, Environment env, PipelinePlan plan, PipelineInput input) {
        this.opening = opening;
        this.plan = plan;
        this.input = input;
        this.env = env;
        int from = plan.from() - 1;
        this.part = new PipelinePart(
                plan.pipeline().name(),
                env.ids().get(),
                plan.pipeline().drivers().subList(from, from + plan.drivers().size()));
        this.report = new PipelineReport(plan);
        this.start = new PipelineStart(input, plan.pipeline(), plan.from(), env, this::say);
    }

    /**
     * Compares each result with the one from before.
     *
     * @param decides whether a step is as it should be where none differs, whatever the results are
     */
    public void compares(Differences with, boolean decides) {
        differences = Optional.of(with);
        differencesDecide = decides;
    }

    /** Gives the drivers the API of the server that the command line names. */
    public void reaches(ServerSettings.Flags flags) {
        server = flags;
    }

    /** Ends the first step after this number of runs. */
    public void maxEvents(long most) {
        maxEvents = most;
    }

    /** Whether a signal decided the exit code. */
    public boolean isStopped() {
        return stopped;
    }

    /**
     * Runs the steps, and prints a line for each at the end.
     *
     * @return the exit code: the worst step's
     * @throws LoadException where a driver did not build or load; the steps before it were run
     * @throws IOException where the events could not be read to their end; those before were run
     */
    public int run() throws Exception {
        long begun = env.time().nanos();
        try (Signals.Handle stops = opening.listen(signal -> asked = signal)) {
            opening.follow(plan.drivers());
            steps();
        } finally {
            summarize(Duration.ofNanos(env.time().nanos() - begun));
        }
        if (failure != null) {
            throw failure;
        }
        return code;
    }

    private void steps() throws Exception {
        EventSource events = start;
        Handover before = null;
        try {
            for (int at = 0; at < plan.drivers().size() && !over; at++) {
                Handover next = new Handover(
                        env, plan.pipeline(), at + 1 == plan.drivers().size());
                try {
                    step(at, events, next);
                } finally {
                    close(before);
                    before = next;
                }
                if (next.size() == 0) {
                    return;
                }
                events = next.events();
            }
        } finally {
            try (AutoCloseable last = keptBefore) {
                close(before);
            }
        }
    }

    private static void close(Handover handover) throws IOException {
        if (handover != null) {
            handover.close();
        }
    }

    private void step(int at, EventSource events, Handover next) throws Exception {
        ChosenDriver driver = plan.drivers().get(at);
        long begun = env.time().nanos();
        try (EventSource own = events;
                DriverSession session = open(at, driver)) {
            hasBegun(session);
            if (asked != null) { // between two steps
                stops(asked);
                return;
            }
            Duration ready = Duration.ofNanos(env.time().nanos() - begun);
            String head = "step " + plan.number(at) + " of "
                    + plan.pipeline().drivers().size() + ": " + plan.name(at);
            current = session;
            differs = false;
            session.console().note(head);
            session.reaches(server);
            if (differences.isPresent()) {
                session.expects(attempt -> isAsBefore(attempt, differences.get()));
            }
            Ended end =
                    session.run(new StepEvents(own, new Ends(at, session, next)), at == 0 ? maxEvents : Long.MAX_VALUE);
            took(at, ready, session, end, next);
        }
    }

    private DriverSession open(int at, ChosenDriver driver) throws Exception {
        try {
            return opening.open(driver, part);
        } catch (LoadException e) {
            throw new LoadException("step " + plan.number(at) + " (" + plan.name(at) + "): " + e.getMessage(), e);
        }
    }

    /** Closes the stored session of the step before only now, so that a follower of the run sees no end between two steps. */
    private void hasBegun(DriverSession session) throws Exception {
        try (AutoCloseable before = keptBefore) {
            keptBefore = session.outlives();
        }
    }

    private void took(int at, Duration ready, DriverSession session, Ended end, Handover next) {
        SessionEnd.LeftOut leftOut = at > 0
                ? SessionEnd.LeftOut.NOTHING
                : new SessionEnd.LeftOut(
                        input.leftOut().others() + start.others(),
                        input.leftOut().invalid());
        boolean fine = next.stuck() == 0
                && (differencesDecide ? !differs : end.code() == ExitCodes.OK)
                && end.failure().isEmpty();
        report.add(at, ready, session.end(end, leftOut), next.stuck(), opening.verdict(fine));
        failure = failure == null ? end.failure().orElse(null) : failure;
        stopped |= end.isStopped();
        code = Math.max(code, Math.max(end.code(), next.stuck() > 0 ? ExitCodes.FAILED : ExitCodes.OK));
        Summary.Reason reason = end.summary().reason();
        over = reason != Summary.Reason.ENDED && reason != Summary.Reason.MAX_EVENTS;
        if (end.signal() != null && next.size() > 0) {
            stops(end.signal());
        }
    }

    /** A signal keeps the next step from beginning. */
    private void stops(Signals.Signal by) {
        over = true;
        stopped = true;
        code = Math.max(code, by.code());
    }

    private boolean isAsBefore(Attempt attempt, Differences with) {
        try {
            Optional<EarlierResults.Earlier> before = input.earlier().find(attempt.runId(), attempt.driver());
            return before.isPresent() && with.areNone(before.get().result(), attempt.result());
        } catch (IOException | RuntimeException e) {
            return false; // met again where it is compared, and said there
        }
    }

    private synchronized void compare(DriverMessage message, String driver, DriverResult now, Differences with) {
        try {
            Optional<DriverResult> before =
                    input.earlier().find(message.runId(), driver).map(EarlierResults.Earlier::result);
            Verdict verdict = with.add(new Case(++cases, driver, 0, () -> message), before, now);
            differs |= verdict != Verdict.OK && verdict != Verdict.UNRECORDED;
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Hands the results of a step on. */
    private final class Ends implements StepEvents.Ends {
        private final String driver;
        private final DriverSession session;
        private final Handover next;

        Ends(int at, DriverSession session, Handover next) {
            this.driver = plan.name(at);
            this.session = session;
            this.next = next;
        }

        @Override
        public void done(DriverMessage message, DriverResult result) {
            if (differences.isPresent()) {
                compare(message, driver, result, differences.get());
            }
            next.after(message, driver, result, session.console()::warned);
        }

        @Override
        public void passed(DriverMessage message) {
            next.without("the driver " + driver + " does not take it", message, session.console()::warned);
        }
    }

    /** Of the first step, while it runs. */
    private void say(String line) {
        current.console().note(line);
    }

    private void summarize(Duration took) throws Exception {
        boolean nothingRead = failure != null && report.hasNoEvent(); // the failure, which follows, says it all
        if (report.isEmpty() || nothingRead) {
            return;
        }
        opening.ended(report.end(took), code);
        report.nothingBegan().ifPresent(env::say);
    }
}

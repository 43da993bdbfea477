package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Summary;
import ug.open.conveyor.driver.terminal.PipelineEnd;
import ug.open.conveyor.driver.terminal.SessionEnd;
import ug.open.conveyor.driver.wire.EnginePipeline;

/**
 * A pipeline without a server: a session for each step, one after the other. A step begins when the one before it has ended, with the events
 * that a server's engine would make of its results.
 */
public final class PipelineRun {
    private final SessionSettings settings;
    private final Plan plan;
    private final PipelineInput input;
    private final PipelineStart start;
    private final Environment env;
    private final List<PipelineEnd.Step> ended = new ArrayList<>();
    private Optional<Differences> differences = Optional.empty();
    private ServerSettings.Flags server = ServerSettings.Flags.NONE;
    private long maxEvents = Long.MAX_VALUE;
    private IOException failure;
    private long cases;
    private int code = ExitCodes.OK;
    private boolean over;
    private boolean stopped;
    private DriverSession current;

    /**
     * Which steps of which pipeline.
     *
     * @param from the number of the first of them, from 1
     * @param drivers their drivers, in their order
     */
    public record Plan(EnginePipeline pipeline, int from, List<ChosenDriver> drivers) {
        /** Keeps a copy. */
        public Plan {
            drivers = List.copyOf(drivers);
        }

        private int number(int at) {
            return from + at;
        }

        private String name(int at) {
            return pipeline.drivers().get(number(at) - 1);
        }
    }

    public PipelineRun(SessionSettings settings, Plan plan, PipelineInput input) {
        this.settings = settings.in(plan.pipeline().name());
        this.plan = plan;
        this.input = input;
        this.env = settings.env();
        this.start = new PipelineStart(input, plan.pipeline(), plan.from(), env, this::say);
    }

    /** Compares each result with the one from before. */
    public void compares(Differences with) {
        differences = Optional.of(with);
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
        try {
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
            close(before);
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
            Duration ready = Duration.ofNanos(env.time().nanos() - begun);
            String head = "step " + plan.number(at) + " of "
                    + plan.pipeline().drivers().size() + ": " + plan.name(at);
            current = session;
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
            return DriverSession.open(settings, driver, Mode.OFFLINE);
        } catch (LoadException e) {
            throw new LoadException("step " + plan.number(at) + " (" + plan.name(at) + "): " + e.getMessage(), e);
        }
    }

    private void took(int at, Duration ready, DriverSession session, Ended end, Handover next) {
        SessionEnd.LeftOut leftOut = at > 0
                ? SessionEnd.LeftOut.NOTHING
                : new SessionEnd.LeftOut(
                        input.leftOut().others() + start.others(),
                        input.leftOut().invalid());
        ended.add(new PipelineEnd.Step(plan.number(at), plan.name(at), ready, session.end(end, leftOut), next.stuck()));
        failure = failure == null ? end.failure().orElse(null) : failure;
        stopped |= end.isStopped();
        code = Math.max(code, Math.max(end.code(), next.stuck() > 0 ? ExitCodes.FAILED : ExitCodes.OK));
        Summary.Reason reason = end.summary().reason();
        over = end.signal() != null || reason != Summary.Reason.ENDED && reason != Summary.Reason.MAX_EVENTS;
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
            with.add(new Case(++cases, driver, 0, () -> message), before, now);
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

    private void summarize(Duration took) throws IOException {
        boolean nothingRead = failure != null
                && (ended.isEmpty()
                        || ended.get(0).end().summary().events() == 0); // the failure, which follows, says it all
        if (ended.isEmpty() || nothingRead || settings.quiet() && code == ExitCodes.OK) {
            return;
        }
        List<PipelineEnd.Left> left = new ArrayList<>();
        for (int at = ended.size(); at < plan.drivers().size(); at++) {
            left.add(new PipelineEnd.Left(plan.number(at), plan.name(at)));
        }
        settings.print(new PipelineEnd(plan.pipeline().name(), took, ended, left, goOn()));
        SessionEnd first = ended.get(0).end();
        if (first.summary().events() == 0) {
            env.say("none of " + first.leftOut().others() + " events begins the pipeline "
                    + plan.pipeline().name() + ": they name another one, are for other drivers or of later steps");
        }
    }

    /** The first step with a run that did not succeed; 0 where that is the pipeline's first, or there is none. */
    private int goOn() {
        for (PipelineEnd.Step step : ended) {
            Summary summary = step.end().summary();
            if (summary.failed() + summary.released() + step.stuck() > 0) {
                return step.number() > 1 ? step.number() : 0;
            }
        }
        return ended.size() < plan.drivers().size()
                        && !ended.isEmpty()
                        && ended.get(0).end().summary().succeeded() > 0
                ? plan.number(ended.size())
                : 0;
    }
}

package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.OutputException;
import ug.open.conveyor.driver.host.Signals;
import ug.open.conveyor.driver.loader.DriverCode;
import ug.open.conveyor.driver.loader.KeptCompiler;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.session.RoundRequests.Kind;
import ug.open.conveyor.driver.session.RoundRequests.Request;
import ug.open.conveyor.driver.terminal.Keys;
import ug.open.conveyor.driver.terminal.PipelineEnd;
import ug.open.conveyor.driver.terminal.RoundEnd;
import ug.open.conveyor.driver.terminal.RoundVerdict;
import ug.open.conveyor.driver.wire.PipelinePart;

/**
 * A watch: runs the same events again after each save of a driver, of its project or of the events. Each round is a session of its own in the
 * run store, or one for each step of a pipeline. A save or a key during a round ends that at once, and the next begins.
 */
public final class Rounds implements Opening, AutoCloseable {
    private static final String FIRST = "first run";

    private final SessionSettings settings;
    private final Environment env;
    private final Set<Path> inputs;
    private final RoundResults results;
    private final RoundRequests requests = new RoundRequests();
    private final RoundScreen screen;
    private final List<KeptCompiler> compilers = new ArrayList<>();
    private volatile Round round;
    private Saves saves;
    private boolean green;

    /** The events, run once. */
    public interface Body {
        /**
         * Runs them.
         *
         * @param opening opens the session of this round
         * @return the exit code that the command has without a watch
         */
        int run(Opening opening) throws Exception;
    }

    /**
     * Of a command.
     *
     * @param inputs the files that the events are read from, absolute paths
     * @param ignored the places of a result that may differ from the round before
     */
    public Rounds(SessionSettings settings, Set<Path> inputs, Set<String> ignored) {
        this.settings = settings;
        this.env = settings.env();
        this.inputs = inputs;
        this.results = new RoundResults(ignored);
        this.screen = new RoundScreen(settings);
    }

    /**
     * Runs rounds until somebody ends the watch.
     *
     * @return 0 where the last round that came to its end was green, else 1; of a signal its own code
     * @throws Exception what kept the first round from knowing its driver: there is nothing to watch
     */
    public int run(Body body) throws Exception {
        try (Signals.Handle stops = env.signals().listen(this::signalled);
                Keys keys = screen.hasKeys() ? Keys.open(this::pressed, screen::keysMean) : null) {
            Request request = new Request(Kind.AGAIN, "");
            for (String heading = FIRST; !request.isEnd(); heading = request.heading()) {
                Optional<Integer> end = round(body, heading, request.kind() == Kind.FAILED);
                if (end.isPresent()) {
                    return end.get();
                }
                request = next();
            }
            return request.kind() == Kind.SIGNAL
                    ? Integer.parseInt(request.what())
                    : green ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private Request next() throws InterruptedException {
        screen.rest();
        Request request = requests.take();
        screen.close();
        return request;
    }

    /** Runs one; gives the exit code where it ends the watch. */
    private Optional<Integer> round(Body body, String heading, boolean failedOnly) throws Exception {
        Round now = new Round(results, compilers, screen, failedOnly);
        if (saves != null) { // else an error may come first that ends the command
            screen.begin(heading);
        }
        round = now;
        requests.waiting().ifPresent(request -> end(now, request));
        try {
            int code = body.run(this);
            if (now.hasNoReader()) {
                return Optional.of(code);
            }
            if (!now.isEnded()) {
                verdict(code == ExitCodes.OK, now, "");
            }
            return now.signal().map(Signals.Signal::code);
        } catch (OutputException e) {
            throw e; // nobody reads its output any more
        } catch (ConveyorException | LoadException | IOException | InterruptedException e) {
            if (saves == null || endsAll(e, now)) {
                throw e;
            }
            if (!now.isEnded()) {
                verdict(false, now, e.getMessage());
            }
            return Optional.empty();
        } finally {
            round = null;
            if (saves != null) {
                saves.rest();
            }
        }
    }

    /** Whether a signal ended it. */
    private static boolean endsAll(Exception e, Round now) {
        return e instanceof InterruptedException && !now.isEnded()
                || e instanceof SessionException end && end.code() != ErrorCode.INVALID;
    }

    private void verdict(boolean isGreen, Round of, String problem) throws IOException {
        green = isGreen;
        screen.end(new RoundEnd(results.verdict(isGreen), of.summary(), of.pipeline(), problem));
    }

    @Override
    public void follow(List<ChosenDriver> drivers) throws IOException {
        List<DriverCode> codes = drivers.stream().map(ChosenDriver::code).toList();
        if (saves == null) {
            saves = new Saves(codes, inputs, env.time(), this::saved, screen::warned);
            screen.begin(FIRST);
        }
        saves.begin(codes);
    }

    @Override
    public DriverSession open(ChosenDriver target, PipelinePart pipeline) throws Exception {
        if (pipeline.isNone()) {
            follow(List.of(target));
        }
        Round now = round;
        now.opens();
        requests.waiting().ifPresent(request -> end(now, request)); // came between two steps
        if (now.isEnded() && !pipeline.isNone()) {
            throw new InterruptedException("the round was ended between two steps");
        }
        saves.loads(true);
        try {
            return DriverSession.open(settings.in(pipeline), target, Mode.OFFLINE, Optional.of(now));
        } finally {
            saves.loads(false);
        }
    }

    @Override
    public Optional<RoundVerdict> verdict(boolean isGreen) {
        return Optional.of(results.stepVerdict(isGreen));
    }

    @Override
    public Signals.Handle listen(Consumer<Signals.Signal> listener) {
        return () -> {}; // the watch does
    }

    @Override
    public void ended(PipelineEnd end, int code) {
        round.summary(end);
    }

    private void saved(Path file) {
        Path shown = file.startsWith(env.folder()) ? env.folder().relativize(file) : file;
        ask(new Request(Kind.SAVED, shown.toString()));
    }

    private void pressed(Keys.Key key) {
        if (key == Keys.Key.FAILED && !results.hasFailures()) {
            screen.warned("no run has failed; Enter runs all");
            return;
        }
        ask(new Request(
                switch (key) {
                    case AGAIN -> Kind.AGAIN;
                    case FAILED -> Kind.FAILED;
                    case QUIT -> Kind.QUIT;
                },
                ""));
    }

    private void signalled(Signals.Signal signal) {
        ask(new Request(Kind.SIGNAL, Integer.toString(signal.code())));
    }

    private void ask(Request request) {
        Round now;
        synchronized (requests) { // so that it does not end the round that it begins
            requests.add(request);
            now = round;
        }
        if (now != null) {
            end(now, request);
        }
    }

    private static void end(Round now, Request request) {
        now.end(request.kind() == Kind.SAVED ? request.what() + " changed: this round ends" : "this round ends");
    }

    @Override
    public void close() throws Exception {
        try (RoundScreen shown = screen;
                Saves watching = saves) {
            saves = null;
            for (KeptCompiler compiler : compilers) {
                compiler.close();
            }
        }
    }
}

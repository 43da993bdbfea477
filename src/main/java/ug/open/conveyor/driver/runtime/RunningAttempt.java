package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ug.open.conveyor.driver.ConveyorClient;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.DriverResult.RetryRequest;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.TemporaryFailureException;
import ug.open.conveyor.driver.attempt.AttemptContext;

/** One attempt while it runs: the only place that calls the author's code, where whatever that throws becomes a verdict. */
final class RunningAttempt implements AttemptContext {
    private static final ThreadLocal<DriverLogger> LOGGER = new ThreadLocal<>();

    private final SessionState session;
    private final Attempt attempt;
    private final Gate gate;
    private final AttemptLog log;
    private final AttemptLogger logger;
    private final long begin;
    private final long deadline;

    /** @param after its log entries are later than this, in microseconds of the epoch */
    RunningAttempt(SessionState session, Attempt attempt, long after) {
        this.session = session;
        this.attempt = attempt;
        this.gate = new Gate(Thread.currentThread());
        this.log = new AttemptLog(attempt, gate, session, after);
        this.logger = new AttemptLogger(log);
        this.begin = session.watch().nanos();
        this.deadline = begin + Stopwatch.span(session.settings().definition().timeout());
    }

    /** The logger of the attempt that runs on this thread; null where none does. */
    static DriverLogger loggerOfThread() {
        return LOGGER.get();
    }

    Attempt begun() {
        return attempt;
    }

    Gate gate() {
        return gate;
    }

    /** By the session's watch. */
    long deadlineNanos() {
        return deadline;
    }

    /** Calls the author's code, on this thread. Empty where the watchdog has given this thread up meanwhile: then it must touch nothing more. */
    Optional<Verdict> run(DriverMessage message) {
        LOGGER.set(logger);
        Ended ended = call(message);
        LOGGER.remove();
        Duration took = took();
        return switch (gate.end()) {
            case GIVEN_UP -> Optional.empty();
            case TIME_OVER ->
                Optional.of(cut(Verdict.Ending.TIMED_OUT, "ran longer than its time limit of " + timeLimit(), took));
            case SESSION_ENDS -> Optional.of(cancelled(took));
            case IN_TIME ->
                Optional.of(ended.wasInterrupted() && session.isStopping() ? cancelled(took) : verdict(ended, took));
        };
    }

    /** The verdict on an attempt that was given up. */
    Verdict hung(List<StackTraceElement> stack) {
        String why = gate.cause() == Gate.Cause.TIME_OVER
                ? "its time limit of " + timeLimit() + " was over"
                : "the session ended";
        String where = stack.isEmpty() ? "" : "; it hangs in " + AuthorStack.place(stack);
        return cut(Verdict.Ending.HUNG, "did not stop when " + why + where, took());
    }

    /** The verdict on an attempt that ends the process. */
    Verdict exited(SessionState.Exit exit) {
        String why = "called System.exit in " + exit.where() + ", which ends this tool; return a DriverResult instead";
        return cut(Verdict.Ending.THREW, why, took());
    }

    /** No log entry is taken from here on. Gives the time of the last one. */
    long closeLog() {
        return log.close();
    }

    private Ended call(DriverMessage message) {
        try {
            DriverResult result = session.settings().driver().reconcile(message, this);
            return result == null ? Ended.threw("reconcile gave null, not a driver result", null) : returned(result);
        } catch (TemporaryFailureException e) {
            RetryRequest request = new RetryRequest(e.after());
            return new Ended(DriverResult.failure(mask(Failures.text(e))), Verdict.Ending.TEMPORARY, e, request);
        } catch (Throwable e) {
            return Ended.threw(mask(Failures.text(e)), e);
        }
    }

    private Ended returned(DriverResult result) {
        DriverResult clean = clean(result);
        return result.retry().isEmpty()
                ? new Ended(clean, Verdict.Ending.RETURNED, null, null)
                : new Ended(
                        clean, Verdict.Ending.TEMPORARY, null, result.retry().get());
    }

    /** Data may be any object of the author's: turning it into a tree runs the author's code too, so it is done in here. */
    private DriverResult clean(DriverResult result) {
        if (result.data() == null
                && session.settings().secrets().isEmpty()
                && result.retry().isEmpty()) {
            return result;
        }
        Object tree = result.data() == null ? null : session.settings().toTree().apply(result.data());
        Object masked = session.settings().secrets().maskTree(tree);
        return new DriverResult(result.success(), mask(result.message()), masked);
    }

    private Verdict verdict(Ended ended, Duration took) {
        if (ended.ending == Verdict.Ending.THREW && ended.thrown != null) {
            log.write(Level.ERROR, ended.result.message(), Map.of("error", Failures.trace(ended.thrown)), Map.of());
        }
        return new Verdict(ended.result, ended.ending, took, pauseAfter(ended));
    }

    private Optional<Duration> pauseAfter(Ended ended) {
        return ended.request == null || lastAttempt()
                ? Optional.empty()
                : Optional.of(Pauses.after(
                        attempt.attempt(), session.settings().definition().retry(), ended.request));
    }

    private Verdict cancelled(Duration took) {
        return cut(Verdict.Ending.CANCELLED, "cancelled: the session ended before the driver was done", took);
    }

    private Verdict cut(Verdict.Ending ending, String why, Duration took) {
        return new Verdict(DriverResult.failure(why), ending, took, Optional.empty());
    }

    private Duration took() {
        return Duration.ofNanos(session.watch().nanos() - begin);
    }

    private String timeLimit() {
        return session.settings().definition().timeout().toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private String mask(String text) {
        return session.settings().secrets().mask(text);
    }

    @Override
    public DriverLogger logger() {
        return logger;
    }

    @Override
    public int attempt() {
        return attempt.attempt();
    }

    @Override
    public boolean lastAttempt() {
        return attempt.attempt() > session.settings().definition().retry().times();
    }

    @Override
    public Mode mode() {
        return attempt.mode();
    }

    @Override
    public ConveyorClient client() {
        Supplier<ConveyorClient> client = session.settings().client();
        if (client == null) {
            throw new ConveyorException("this driver runs without a Conveyor server, so it has no API to call");
        }
        return client.get();
    }

    @Override
    public Instant deadline() {
        return attempt.started().plusNanos(deadline - begin);
    }

    @Override
    public boolean cancelled() {
        return gate.cause() != null;
    }

    @Override
    public boolean stops(Duration within) {
        long end = session.watch().nanos() + Stopwatch.span(within);
        while (!session.isStopping() && !Thread.currentThread().isInterrupted()) {
            long left = end - session.watch().nanos();
            if (left <= 0) {
                return false;
            }
            session.settings().time().park(left);
        }
        return true;
    }

    /** How the author's code ended, before it is known whether in time. */
    private record Ended(DriverResult result, Verdict.Ending ending, Throwable thrown, RetryRequest request) {
        static Ended threw(String why, Throwable thrown) {
            return new Ended(DriverResult.failure(why), Verdict.Ending.THREW, thrown, null);
        }

        boolean wasInterrupted() {
            return thrown instanceof InterruptedException;
        }
    }
}

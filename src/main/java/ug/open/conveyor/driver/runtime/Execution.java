package ug.open.conveyor.driver.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.Retry;
import ug.open.conveyor.driver.TemporaryFailureException;

/** One attempt while it runs: the only place that calls the author's code, where whatever that throws becomes a verdict. */
final class Execution implements AttemptContext {
    private final Session session;
    private final Attempt attempt;
    private final Gate gate;
    private final AttemptLog log;
    private final AttemptLogger logger;
    private final long begin;
    private final long deadline;

    /** @param after its log entries are later than this, in microseconds of the epoch */
    Execution(Session session, Attempt attempt, long after) {
        this.session = session;
        this.attempt = attempt;
        this.gate = new Gate(Thread.currentThread());
        this.log = new AttemptLog(attempt, gate, session, after);
        this.logger = new AttemptLogger(log);
        this.begin = session.watch().nanos();
        this.deadline = begin + Stopwatch.span(session.settings().definition().timeout());
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
        Told told = call(message);
        Duration took = took();
        return switch (gate.end()) {
            case GIVEN_UP -> Optional.empty();
            case TIME_OVER ->
                Optional.of(cut(Verdict.Ending.TIMED_OUT, "ran longer than its time limit of " + timeLimit(), took));
            case SESSION_ENDS -> Optional.of(cancelled(took));
            case IN_TIME ->
                Optional.of(told.wasInterrupted() && session.isStopping() ? cancelled(took) : verdict(told, took));
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
    Verdict exited(Session.Exit exit) {
        String why = "called System.exit in " + exit.where() + ", which ends this tool; return a DriverResult instead";
        return cut(Verdict.Ending.THREW, why, took());
    }

    /** No log entry is taken from here on. Gives the time of the last one. */
    long closeLog() {
        return log.close();
    }

    private Told call(DriverMessage message) {
        try {
            DriverResult result = session.settings().driver().reconcile(message, this);
            return result == null
                    ? Told.threw("reconcile gave null, not a driver result", null)
                    : new Told(clean(result), Verdict.Ending.RETURNED, null);
        } catch (TemporaryFailureException e) {
            return new Told(DriverResult.failure(mask(Failures.text(e))), Verdict.Ending.TEMPORARY, e);
        } catch (Throwable e) {
            return Told.threw(mask(Failures.text(e)), e);
        }
    }

    /** Data may be any object of the author's: turning it into a tree runs the author's code too, so it is done in here. */
    private DriverResult clean(DriverResult result) {
        if (result.data() == null && session.settings().secrets().isEmpty()) {
            return result;
        }
        Object tree = result.data() == null ? null : session.settings().toTree().apply(result.data());
        Object masked = session.settings().secrets().maskTree(tree);
        return new DriverResult(result.success(), mask(result.message()), masked);
    }

    private Verdict verdict(Told told, Duration took) {
        if (told.ending == Verdict.Ending.THREW && told.thrown != null) {
            log.write(Level.ERROR, told.result.message(), Map.of("error", Failures.trace(told.thrown)), Map.of());
        }
        return new Verdict(told.result, told.ending, took, pauseAfter(told));
    }

    private Optional<Duration> pauseAfter(Told told) {
        Retry retry = session.settings().definition().retry();
        return told.thrown instanceof TemporaryFailureException asked && attempt.attempt() <= retry.times()
                ? Optional.of(Pauses.after(attempt.attempt(), retry, asked))
                : Optional.empty();
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
    public Mode mode() {
        return attempt.mode();
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

    /** What the author's code came to, before it is known whether it was in time. */
    private record Told(DriverResult result, Verdict.Ending ending, Throwable thrown) {
        static Told threw(String why, Throwable thrown) {
            return new Told(DriverResult.failure(why), Verdict.Ending.THREW, thrown);
        }

        boolean wasInterrupted() {
            return thrown instanceof InterruptedException;
        }
    }
}

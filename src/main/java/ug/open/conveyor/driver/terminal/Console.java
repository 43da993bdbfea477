package ug.open.conveyor.driver.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.RunListener;

/**
 * Shows a session as it goes: what drivers log on standard output, everything else on standard error.
 *
 * <p>Off a terminal: plain lines as things happen; where standard output goes somewhere else than standard error, such as to another program,
 * it gets exactly what was logged, without a margin. On one: a line per attempt in flight and a count of events stay at its bottom, and once a
 * session turns out long, a run that says nothing and succeeds is only counted. With JSON: the start, log and finish lines of a recording on
 * standard output, and on standard error what is out of the ordinary.
 *
 * <p>What is shown is written in batches, within 50 ms (100 ms on a terminal), and after the journal was flushed: everything that is shown is stored.
 */
public final class Console implements RunListener, AutoCloseable {
    /** An action before bytes are written that show stored things. */
    @FunctionalInterface
    public interface BeforeWrite {
        /** Flushes the journal. An exception is passed over here: the driver manager meets the same. */
        void run() throws IOException;
    }

    private static final long FLUSH_MILLIS = 50;
    private static final long REDRAW_MILLIS = 100;

    private final Outputs outputs;
    private final SessionText text;
    private final TerminalSize size;
    private final Repeater ticker;
    private boolean closed;

    Console(ConsoleBuilder from) {
        outputs = new Outputs(from);
        text = new SessionText(from);
        size = from.live;
        ticker =
                from.ticks ? Repeater.start("console", size == null ? FLUSH_MILLIS : REDRAW_MILLIS, this::flush) : null;
    }

    /**
     * A console on these two streams, which are never closed.
     *
     * @param nanos the monotonic clock, in nanoseconds
     */
    public static ConsoleBuilder on(OutputStream out, OutputStream err, LongSupplier nanos) {
        return new ConsoleBuilder(out, err, nanos);
    }

    /** The number of events to come; 0 where it is not known. */
    public void total(long events) {
        put(false, () -> text.total(events));
    }

    /** Failures that are no news, such as those that were recorded so: they are shown, but not as alarms. */
    public void expects(Predicate<Attempt> failures) {
        put(false, () -> text.expects(failures));
    }

    /** Shows a line of the tool itself, such as a banner, on standard error. */
    public void note(String line) {
        put(false, () -> text.note(line, outputs.notes()));
    }

    /** Shows something that failed and does not end the session, a sentence and further lines, also where only failures are shown. */
    public void failed(List<String> lines) {
        put(false, () -> text.failed(lines, outputs.notes()));
    }

    /** Shows how the comparison of an event with production ended, where that is data or out of the ordinary. */
    public void compared(ComparedRun run) {
        put(true, () -> text.compared(run, outputs.data(), outputs.notes()));
    }

    /** Shows how a case of a suite ended, where that is data. */
    public void checked(CheckedCase ended) {
        put(true, () -> text.checked(ended, outputs.data()));
    }

    @Override
    public void started(Attempt attempt) {
        put(true, () -> text.started(attempt, outputs.data(), outputs.notes()));
    }

    @Override
    public void logged(Attempt attempt, LogEntry entry) {
        put(true, () -> text.logged(attempt, entry, outputs.data(), outputs.notes()));
    }

    @Override
    public void begins(Attempt attempt, Supplier<String> begun) {
        put(false, () -> text.begins(attempt, begun));
    }

    @Override
    public void finished(Attempt attempt) {
        put(true, () -> text.finished(attempt, outputs.data(), outputs.notes()));
    }

    @Override
    public void passed(Envelope envelope, String reason) {
        put(true, () -> text.passed(envelope, reason, outputs.notes()));
    }

    @Override
    public void rejected(Envelope envelope, String reason) {
        put(true, () -> text.rejected(envelope, reason, outputs.notes()));
    }

    @Override
    public void hung(Attempt attempt, List<StackTraceElement> stack) {
        put(true, () -> text.hung(attempt, stack, outputs.notes()));
    }

    /** Never writes by itself: the journal warns too, while it holds what {@code beforeWrite} waits for. */
    @Override
    public void warned(String message) {
        put(false, () -> text.warned(message, outputs.notes()));
    }

    @Override
    public void draining(int inFlight, Duration grace) {
        put(true, () -> text.draining(inFlight, grace, outputs.notes()));
    }

    private void put(boolean mayWrite, Runnable action) {
        boolean full;
        synchronized (outputs) {
            action.run();
            full = outputs.full();
        }
        if (full && mayWrite) {
            outputs.write(List.of());
        }
    }

    /** Writes what there is and draws what is in flight. */
    public void flush() {
        List<String> live = List.of();
        TerminalSize.Size now = size == null ? null : size.get();
        synchronized (outputs) {
            if (now != null && !closed) {
                live = text.live(now);
            }
        }
        outputs.write(live);
    }

    /** Writes what there is and erases what was drawn. Idempotent; also right when another thread is at work, as in a shutdown hook. */
    @Override
    public void close() {
        synchronized (outputs) {
            closed = true;
            text.end(outputs.data());
        }
        if (ticker != null) {
            ticker.close();
        }
        flush();
    }
}

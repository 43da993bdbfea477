package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.RunListener;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.wire.LogEntries;

/**
 * Publishes a driver's log lines, for the server to store and live (protocol.md, Logger). It never fails a run: lines that the server did not
 * confirm are counted and reported at the end. The driver waits while 1,000 lines are not confirmed. Only live attempts are published.
 */
public final class LogPublisher implements RunListener, AutoCloseable {
    /** The limits of waiting: unconfirmed lines, patience of a driver, an answer of the server, the end. */
    record Limits(int unconfirmed, Duration patience, Duration answer, Duration end) {
        /** Patience is above what a server takes to start again, and small beside a run's time limit. */
        static final Limits DEFAULT =
                new Limits(1_000, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(5));
    }

    private static final String NOT_SENT = "the connection is lost";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Connection connection;
    private final Time time;
    private final Limits limits;
    private final Consumer<String> warned;
    private final String server;
    private final Semaphore window;
    private final AtomicLong lost = new AtomicLong();
    private final RisingTimes times = new RisingTimes();
    private final RunIds runIds;
    private volatile String why;
    private volatile boolean patient = true;
    private volatile boolean closed;

    LogPublisher(Connection connection, Time time, Limits limits, Consumer<String> warned) {
        this.connection = connection;
        this.time = time;
        this.limits = limits;
        this.warned = warned;
        this.server = StreamProblem.at(connection);
        this.window = new Semaphore(limits.unconfirmed());
        this.runIds = new RunIds(warned);
    }

    @Override
    public void logged(Attempt attempt, LogEntry entry) {
        if (closed || attempt.mode() != Mode.LIVE || !runIds.canBeSubject(entry.runId())) {
            return;
        }
        for (LogEntry part : LineParts.of(entry, connection.getMaxPayload())) {
            logged(part);
        }
    }

    private void logged(LogEntry entry) {
        if (!hasRoom()) {
            lost("the server confirmed none of " + limits.unconfirmed() + " lines in "
                    + limits.patience().toSeconds() + " s");
            return;
        }
        try {
            publish(entry);
        } catch (RuntimeException e) {
            window.release();
            lost(NOT_SENT);
        }
    }

    /** After one wait in vain no line waits again until one is confirmed: an outage must not use up the run's time. */
    private boolean hasRoom() {
        if (window.tryAcquire()) {
            patient = true;
            return true;
        }
        try {
            if (patient && window.tryAcquire(limits.patience().toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
            patient = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private synchronized void publish(LogEntry entry) {
        byte[] body = LogEntries.write(entry, times.next(entry.runId(), entry.driver(), entry.timestamp()));
        store(new Line(StreamNames.logs(entry.runId()), body, time.nanos()));
        try {
            connection.publish(StreamNames.liveLogs(entry.runId(), entry.driver()), body);
        } catch (RuntimeException e) {
            // who follows live may miss a line; the stored one counts
        }
    }

    private void store(Line line) {
        long sent = time.nanos();
        connection
                .requestWithTimeout(line.subject(), line.body(), limits.answer())
                .whenComplete((answer, failure) -> answered(line, sent, answer));
    }

    /**
     * @param sent when it was, the last time
     * @param answer null where none came
     */
    private void answered(Line line, long sent, Message answer) {
        if (answer == null && time.nanos() - sent < limits.answer().toNanos() && mayTryAgain(line)) {
            CompletableFuture.delayedExecutor(
                            PAUSE.toMillis(),
                            TimeUnit.MILLISECONDS,
                            connection.getOptions().getExecutor())
                    .execute(() -> again(line));
            return;
        }
        try {
            if (answer == null) {
                lost("no answer");
            } else {
                StoreAnswer.number(answer);
            }
        } catch (IOException | JetStreamApiException e) {
            lost(StreamProblem.of(e));
        } finally {
            window.release();
        }
    }

    /** A request that ends before its time found nobody to take it, as while a server starts: nothing is stored, so nothing twice. */
    private boolean mayTryAgain(Line line) {
        return !closed
                && connection.getStatus() != Connection.Status.CLOSED
                && time.nanos() - line.since() < limits.patience().toNanos();
    }

    private void again(Line line) {
        try {
            store(line);
        } catch (RuntimeException e) {
            lost(NOT_SENT);
            window.release();
        }
    }

    /** @param since when it was sent first, by the monotonic clock */
    private record Line(String subject, byte[] body, long since) {}

    private void lost(String because) {
        lost.incrementAndGet();
        if (why == null) {
            why = because;
        }
    }

    /**
     * Waits until the server has confirmed all lines.
     *
     * @return false where it has not, in this time
     */
    public boolean flush(Duration atMost) throws InterruptedException {
        boolean all = window.tryAcquire(limits.unconfirmed(), atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (all) {
            window.release(limits.unconfirmed());
        }
        return all;
    }

    /** Waits up to 5 s for confirmations, and reports the number of lines without one. Idempotent. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            flush(limits.end());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long missing = lost.get() + limits.unconfirmed() - window.availablePermits();
        if (missing > 0) {
            warned.accept(missing + (missing == 1 ? " log line was" : " log lines were")
                    + " not confirmed by the server" + server + " and may be missing there ("
                    + (why == null ? "no answer yet" : why) + "); the run store has them");
        }
    }
}

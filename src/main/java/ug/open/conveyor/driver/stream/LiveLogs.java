package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.MessageHandler;
import io.nats.client.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.follow.LiveSource;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.MalformedMessageException;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.wire.LogLines;
import ug.open.conveyor.driver.wire.PipelineEvents;
import ug.open.conveyor.driver.wire.PipelineEvents.PipelineEvent;

/**
 * The log lines of a run as they come, and its results among them: core subscriptions on {@code live.logs.<run id>.…}, where each line goes
 * once, and on {@code pipelines.driver.result} (protocol.md, Subjects). It listens for results as soon as it is made, so the run may begin after;
 * for lines from {@link #of} or {@link #early} on. A slow reader loses nothing: lines wait in a file.
 */
public final class LiveLogs implements LiveSource {
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final long MOST_PENDING = 64 * 1024 * 1024;
    private static final long SMALL_MESSAGE = 512;

    private final Connection connection;
    private final Valve valve;
    private final Spool spool;
    private final Time time;
    private final Consumer<String> said;
    private final Dispatcher dispatcher;
    private final LogGaps gaps;
    private volatile String runId = "";
    private volatile boolean closed;
    private final EarlyLines early = new EarlyLines();
    private Subscription all;
    private boolean ended;
    private Optional<String> only = Optional.empty();
    private Ending ending = Ending.NEVER;

    /** Decides when the log has ended. */
    public interface Ending {
        /** Ends with the connection alone. */
        Ending NEVER = new Ending() {
            @Override
            public boolean result(PipelineEvent result) {
                return false;
            }

            @Override
            public boolean quiet(Duration lasting) {
                return false;
            }
        };

        /** A driver of the run has ended: whether it was the last one. */
        boolean result(PipelineEvent result);

        /** Whether to end after this time without a line, with a connection; called every 250 ms. */
        boolean quiet(Duration lasting);

        /** Whether the reader wants nothing of what comes from now on. */
        default boolean isPast() {
            return false;
        }
    }

    LiveLogs(Connection connection, Valve valve, Spool spool, Time time, Consumer<String> said) throws StreamException {
        this.connection = connection;
        this.valve = valve;
        this.spool = spool;
        this.time = time;
        this.said = said;
        dispatcher = connection.createDispatcher(this::appendResult);
        dispatcher.setPendingLimits(MOST_PENDING / SMALL_MESSAGE, MOST_PENDING); // beyond it is dropped, and counted
        valve.add(dispatcher);
        gaps = new LogGaps(dispatcher, valve.pulse(), said);
        connection.addConnectionListener(gaps);
        subscribe(StreamNames.RESULTS, this::appendResult);
    }

    /** Takes the lines of every run from now on, until {@link #of} names the run: for a run that is about to begin. */
    public LiveLogs early() throws StreamException {
        all = subscribe(StreamNames.ALL_LIVE_LOGS, this::appendEarly);
        return this;
    }

    /**
     * Takes the lines of this run from now on. Lines from before this returns are stored at the server by then, or a sentence reports that some are not.
     *
     * @param driver one of its drivers; empty for all
     * @throws ConveyorException where the run id cannot be part of a subject
     * @throws StreamException where the stream cannot be listened to
     */
    public void of(String run, Optional<String> driver) throws StreamException, InterruptedException {
        RunIds.check(run);
        runId = run;
        gaps.of(run);
        only = driver;
        boolean exact = driver.isPresent() && RunIds.isFit(driver.get());
        String subject = exact ? StreamNames.liveLogs(run, driver.get()) : StreamNames.liveLogs(run);
        subscribe(subject, this::appendLine);
        if (all != null) {
            dispatcher.unsubscribe(all);
        }
        new StoredLines(connection, time, said).await();
    }

    /** Ends the log by these rules. */
    public LiveLogs until(Ending ends) {
        ending = ends;
        return this;
    }

    private Subscription subscribe(String subject, MessageHandler handler) throws StreamException {
        try {
            Subscription subscription = dispatcher.subscribe(subject, handler);
            connection.flush(FLUSH_LIMIT);
            return subscription;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StreamException("interrupted while the log was being opened", e);
        } catch (TimeoutException | RuntimeException e) {
            throw new StreamException(
                    "the live log" + StreamProblem.at(connection) + " cannot be listened to: " + StreamProblem.of(e),
                    e);
        }
    }

    private void appendResult(Message message) {
        if (isOfOurs(message)) {
            append(message);
        }
    }

    private void appendEarly(Message message) {
        if (early.takesEarly(message)) {
            append(message);
        }
    }

    private void appendLine(Message message) {
        if (early.takes(message)) {
            append(message);
        }
    }

    private void append(Message message) {
        try {
            spool.add(new Envelope(message.getData(), message.getSubject(), OptionalLong.empty(), time.now()));
        } catch (IOException e) {
            gaps.unkept(e);
        }
    }

    /** Results are of everybody's runs; which is ours may not be known yet. */
    private boolean isOfOurs(Message message) {
        String run = runId;
        return run.isEmpty() || result(run, message.getData()).isPresent();
    }

    /** The result in a message, where it is of this run. */
    private static Optional<PipelineEvent> result(String run, byte[] body) {
        try {
            return Optional.of(PipelineEvents.read(body))
                    .filter(result -> result.runId().equals(run));
        } catch (MalformedMessageException e) {
            return Optional.empty(); // the server's engine does not read it either
        }
    }

    @Override
    public void readThere(LogSink sink) throws IOException, InterruptedException {
        LiveLines lines = new LiveLines(new LogLines(sink), only);
        Optional<Envelope> next = spool.take(Duration.ZERO);
        while (next.isPresent() && !isLast(next.get(), lines)) {
            next = spool.take(Duration.ZERO);
        }
    }

    @Override
    public void read(LogSink sink) throws IOException, InterruptedException {
        LiveLines lines = new LiveLines(new LogLines(sink), only);
        long since = time.nanos();
        while (!closed && !ended) {
            Connection.Status status = connection.getStatus(); // before the look: what came until then is given
            gaps.look();
            boolean past = ending.isPast();
            Optional<Envelope> next = spool.take(status == Connection.Status.CLOSED ? Duration.ZERO : LOOK);
            if (next.isPresent() || status != Connection.Status.CONNECTED) {
                since = time.nanos();
            }
            if (next.isPresent() ? isLast(next.get(), lines) : past || isOver(status, since)) {
                return;
            }
        }
    }

    private boolean isLast(Envelope next, LiveLines lines) throws IOException {
        if (next.subject().equals(StreamNames.RESULTS)) {
            ended = result(runId, next.body()).filter(ending::result).isPresent();
            return ended;
        }
        if (StreamNames.isLiveLogOf(next.subject(), runId)) {
            lines.write(next);
        }
        return false;
    }

    private boolean isOver(Connection.Status status, long since) throws StreamException {
        if (status == Connection.Status.CLOSED) {
            throw new StreamException("the connection to the event stream is closed");
        }
        return status == Connection.Status.CONNECTED && ending.quiet(Duration.ofNanos(time.nanos() - since));
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        connection.removeConnectionListener(gaps);
        valve.remove(dispatcher);
        try {
            connection.closeDispatcher(dispatcher);
        } catch (IllegalStateException | IllegalArgumentException e) {
            // it went with its connection
        } finally {
            gaps.end();
            spool.close();
        }
    }
}

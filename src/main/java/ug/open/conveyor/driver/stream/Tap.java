package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.Time;

/**
 * A bystander's view of subjects of the server's streams: a core subscription, no consumer, no trace on the server (protocol.md, Streams). One
 * dispatcher serves all subjects, so that the order of arrival holds, and it does nothing but append to a spool; reading goes on behind it, as
 * slowly as it likes. For one reader; any thread may finish it.
 */
public final class Tap implements AutoCloseable {
    private static final String MESSAGE_ID = "Nats-Msg-Id";
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(5);
    private static final long SHARE_OF_MEMORY = 4;
    private static final long MOST_PENDING = 256 * 1024 * 1024;
    private static final long SMALL_MESSAGE = 512;

    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(5);

    private final Connection connection;
    private final List<String> subjects;
    private final Valve valve;
    private final Spool spool;
    private final Time time;
    private final Map<String, MessageIds> ids;
    private final Losses losses;
    private final Dispatcher dispatcher;
    private final List<Gaps> gaps;
    private final Queue<Envelope> taken = new ArrayDeque<>();
    private long lostBefore;
    private long doubt = Long.MIN_VALUE;
    private volatile boolean finished;
    private boolean closed;

    /** Nothing comes before {@link #open}. */
    Tap(Connection connection, Valve valve, Spool spool, List<String> subjects, Time time, Consumer<String> said) {
        this.connection = connection;
        this.subjects = subjects;
        this.valve = valve;
        this.spool = spool;
        this.time = time;
        this.ids = subjects.stream()
                .map(StreamNames::streamOf)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), stream -> new MessageIds(time)));
        this.dispatcher = connection.createDispatcher(this::append);
        this.losses = new Losses(dispatcher, ids.keySet(), time, said);
        this.gaps = ids.keySet().stream()
                .sorted()
                .map(stream -> new Gaps(connection, stream, losses, valve.pulse(), said))
                .toList();
        long pending = Math.min(MOST_PENDING, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
        dispatcher.setPendingLimits(pending / SMALL_MESSAGE, pending); // beyond it is dropped, and counted
        valve.add(dispatcher);
    }

    /**
     * Begins; what is published once this has returned is seen.
     *
     * @throws StreamException where there is no such stream
     */
    Tap open() throws StreamException {
        try {
            for (String subject : subjects) {
                dispatcher.subscribe(subject);
            }
            connection.flush(FLUSH_LIMIT);
            for (Gaps each : gaps) {
                begin(each);
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StreamException("interrupted while the tap was being opened", e);
        } catch (StreamException e) {
            throw e;
        } catch (IOException | TimeoutException | RuntimeException e) {
            throw new StreamException(
                    "the event stream" + StreamProblem.at(connection) + " cannot be tapped: " + StreamProblem.of(e), e);
        }
    }

    private static void begin(Gaps gaps) throws IOException {
        try {
            gaps.begin();
        } catch (JetStreamApiException e) {
            throw Consumers.noStream(gaps.stream(), e);
        }
    }

    private void append(Message message) {
        String id = message.hasHeaders() ? message.getHeaders().getFirst(MESSAGE_ID) : null;
        String stream = StreamNames.streamOf(message.getSubject());
        if (id != null && !ids.get(stream).isNew(id)) {
            return;
        }
        losses.seen(stream);
        try {
            spool.add(new Envelope(message.getData(), message.getSubject(), OptionalLong.empty(), time.now()));
        } catch (IOException e) {
            losses.unkept(e);
        }
    }

    /**
     * Takes the oldest message, for which it waits.
     *
     * @return empty where none came in this time; once the tap is finished, where all were taken
     * @throws StreamException where the connection is closed for good, and all were taken
     */
    public Optional<Envelope> next(Duration atMost) throws InterruptedException, IOException {
        Envelope held = taken.poll();
        if (held != null) {
            return Optional.of(held);
        }
        boolean over =
                connection.getStatus() == Connection.Status.CLOSED; // before the look: what came until then is given
        losses.look();
        gaps.forEach(Gaps::look);
        lookForLosses();
        spool.take(over || finished ? Duration.ZERO : atMost, taken);
        if (taken.isEmpty() && over && !finished) {
            throw new StreamException("the connection to the event stream is closed");
        }
        return Optional.ofNullable(taken.poll());
    }

    private void lookForLosses() {
        long lost = losses.lost();
        if (lost > lostBefore) {
            lostBefore = lost;
            doubt = time.nanos();
        }
    }

    /**
     * The last point in time, on the monotonic clock, when a message may have been lost on its way here: now, where the server does not answer,
     * which is asked; {@link Long#MIN_VALUE}: never. For the reader.
     */
    public long doubt() {
        lookForLosses();
        long latest = doubt;
        for (Gaps each : gaps) {
            latest = Math.max(latest, each.doubt());
        }
        try {
            connection.RTT(); // behind its answer is everything that the server sent before
            return latest;
        } catch (IOException e) {
            return time.nanos();
        }
    }

    /** Listens no more; what came before is still given. Idempotent. */
    public synchronized void finish() {
        if (finished) {
            return;
        }
        try {
            if (connection.getStatus() == Connection.Status.CONNECTED) { // else nothing more comes
                dispatcher.drain(DRAIN_LIMIT).get(DRAIN_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | IllegalStateException | IllegalArgumentException e) {
            // the connection was lost meanwhile
        } finally {
            leave();
            finished = true;
        }
    }

    private void leave() {
        gaps.forEach(Gaps::end);
        valve.remove(dispatcher);
    }

    /** Whether it is finished and all messages were taken. For the reader. */
    public boolean isOver() {
        return finished && taken.isEmpty() && spool.size() == 0;
    }

    /** The number of messages that came to this process and were lost. */
    public long lost() {
        return losses.lost();
    }

    /** Sentences about messages missed without a connection, one a stream. Complete once the tap is finished. */
    public List<String> missed() {
        return gaps.stream().map(Gaps::report).flatMap(Optional::stream).toList();
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        release();
        losses.end();
        spool.close();
    }

    /** Lets go of what is at the connection. */
    void release() {
        leave();
        try {
            connection.closeDispatcher(dispatcher);
        } catch (IllegalStateException | IllegalArgumentException e) {
            // it went with its connection
        }
    }
}

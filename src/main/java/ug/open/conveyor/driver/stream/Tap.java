package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.Time;

/**
 * A core subscription on subjects of the server's streams: no consumer, no trace on the server (protocol.md, Streams). One dispatcher serves all
 * subjects, so that the order of arrival holds, and it does nothing but append.
 */
final class Tap implements AutoCloseable {
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
    void open() throws StreamException {
        try {
            for (String subject : subjects) {
                dispatcher.subscribe(subject);
            }
            connection.flush(FLUSH_LIMIT);
            for (Gaps each : gaps) {
                begin(each);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StreamException("interrupted while the tap was being opened", e);
        } catch (StreamException e) {
            throw e;
        } catch (IOException | TimeoutException | RuntimeException e) {
            throw new StreamException("the event stream cannot be tapped: " + e.getMessage(), e);
        }
    }

    private static void begin(Gaps gaps) throws IOException {
        try {
            gaps.begin();
        } catch (JetStreamApiException e) {
            throw EventStream.noStream(gaps.stream(), e);
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

    /** Called now and then by who reads: says what was lost, if anything was. */
    void look() {
        losses.look();
        gaps.forEach(Gaps::look);
    }

    /** Listens no more; what came before is still appended. */
    void finish() {
        try {
            if (connection.getStatus() != Connection.Status.CONNECTED) {
                return; // nothing more comes
            }
            dispatcher.drain(DRAIN_LIMIT).get(DRAIN_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | IllegalStateException | IllegalArgumentException e) {
            // the connection was lost meanwhile
        } finally {
            gaps.forEach(Gaps::end);
            valve.remove(dispatcher);
        }
    }

    /** How many messages came here and were lost. */
    long lost() {
        return losses.lost();
    }

    /** What went by unseen, a sentence for each stream that was not listened to for a time. */
    List<String> missed() {
        return gaps.stream().map(Gaps::report).flatMap(Optional::stream).toList();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        gaps.forEach(Gaps::end);
        valve.remove(dispatcher);
        try {
            connection.closeDispatcher(dispatcher);
        } catch (IllegalStateException | IllegalArgumentException e) {
            // it went with its connection
        }
        losses.end();
    }
}

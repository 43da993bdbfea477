package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.Time;

/**
 * A core subscription on subjects of the event stream: no consumer, no trace on the server (protocol.md, Streams). One dispatcher serves all
 * subjects, so that the order of arrival holds, and it does nothing but append.
 */
final class Tap implements AutoCloseable {
    private static final String MESSAGE_ID = "Nats-Msg-Id";
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(5);
    private static final long SHARE_OF_MEMORY = 4;
    private static final long MOST_PENDING = 256 * 1024 * 1024;
    private static final long SMALL_MESSAGE = 512;

    private final Connection connection;
    private final Valve valve;
    private final Spool spool;
    private final Time time;
    private final MessageIds ids;
    private final Losses losses;
    private final Dispatcher dispatcher;
    private final Gaps gaps;
    private boolean closed;

    /** Nothing comes before {@link #open}. */
    Tap(Connection connection, Valve valve, Spool spool, Time time, Consumer<String> said) {
        this.connection = connection;
        this.valve = valve;
        this.spool = spool;
        this.time = time;
        this.ids = new MessageIds(time);
        this.dispatcher = connection.createDispatcher(this::append);
        this.losses = new Losses(dispatcher, time, said);
        this.gaps = new Gaps(connection, losses, time, said);
        long pending = Math.min(MOST_PENDING, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
        dispatcher.setPendingLimits(pending / SMALL_MESSAGE, pending); // beyond it is dropped, and counted
        valve.add(dispatcher);
    }

    /**
     * Begins; what is published once this has returned is seen.
     *
     * @throws StreamException where there is no such event stream
     */
    void open(List<String> subjects) throws StreamException {
        try {
            for (String subject : subjects) {
                dispatcher.subscribe(subject);
            }
            connection.flush(FLUSH_LIMIT);
            gaps.begin();
        } catch (JetStreamApiException e) {
            throw EventStream.noEvents(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StreamException("interrupted while the tap was being opened", e);
        } catch (IOException | TimeoutException | RuntimeException e) {
            throw new StreamException("the event stream cannot be tapped: " + e.getMessage(), e);
        }
    }

    private void append(Message message) {
        String id = message.hasHeaders() ? message.getHeaders().getFirst(MESSAGE_ID) : null;
        if (id != null && !ids.isNew(id)) {
            return;
        }
        losses.seen();
        try {
            spool.add(new Envelope(message.getData(), message.getSubject(), OptionalLong.empty(), time.now()));
        } catch (IOException e) {
            losses.unkept(e);
        }
    }

    /** Called now and then by who reads: says what was lost, if anything was. */
    void look() {
        losses.look();
        gaps.look();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        gaps.end();
        valve.remove(dispatcher);
        try {
            connection.closeDispatcher(dispatcher);
        } catch (IllegalStateException | IllegalArgumentException e) {
            // it went with its connection
        }
        losses.end();
    }
}

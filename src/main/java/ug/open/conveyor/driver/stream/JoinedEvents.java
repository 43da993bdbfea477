package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamStatusException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Time;

/**
 * The events of a driver's consumer. What the server has sent ahead of its turn is kept: the server hears of it as it does of what is at work.
 */
public final class JoinedEvents implements EventSource {
    /** So many settlements, each of which waits for the server, are worth having under way. */
    public static final int SETTLING = 256;

    /** A request that the server lost, as where it was started again, is made anew after this long. */
    private static final Duration REQUEST = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LAST_LOOK = Duration.ofMillis(50);

    private final Connection connection;
    private final JetStreamSubscription subscription;
    private final ResultPublisher results;
    private final Duration ackWait;
    private final Time time;
    private final RequestSize size;
    private final Deque<Message> kept = new ArrayDeque<>();
    private final ReentrantLock turn = new ReentrantLock();
    private final Thread keeper;
    private long askedUntil;
    private int asked;

    /** @param ahead whether to ask for more than there is room for */
    JoinedEvents(
            Connection connection,
            JetStreamSubscription subscription,
            ResultPublisher results,
            Duration ackWait,
            boolean ahead,
            Time time) {
        this.connection = connection;
        this.subscription = subscription;
        this.results = results;
        this.ackWait = ackWait;
        this.time = time;
        this.size = new RequestSize(ahead);
        this.keeper = new Thread(this::keep, "events ahead");
        keeper.setDaemon(true);
        keeper.start();
    }

    /** How often the server has to hear of what is in hand, by the consumer as it is there. */
    public Duration inProgressEvery() {
        return ackWait.dividedBy(3);
    }

    @Override
    public Optional<Delivery> next() throws InterruptedException, IOException {
        return next(1);
    }

    @Override
    public Optional<Delivery> next(int room) throws InterruptedException, IOException {
        while (true) {
            Message message = take(room, LOOK);
            if (message != null) {
                return Optional.of(new JoinedDelivery(connection, message, results, time.now(), handled()));
            }
            if (connection.getStatus() == Connection.Status.CLOSED) { // null says both: nothing there, and nobody
                throw lost(null);
            }
        }
    }

    /** To be run when the driver has done with the event that is handed out now. */
    private Runnable handled() {
        long since = time.nanos();
        return () -> size.handled(time.nanos() - since);
    }

    private Message take(int room, Duration atMost) throws InterruptedException, IOException {
        turn.lockInterruptibly();
        try {
            if (!kept.isEmpty()) {
                return kept.remove();
            }
            ask(room);
            return receive(atMost);
        } catch (JetStreamStatusException e) {
            throw new StreamException(
                    "the consumer gives no more events: " + e.getStatus().getMessage(), e);
        } catch (IllegalStateException e) {
            throw lost(e);
        } finally {
            turn.unlock();
        }
    }

    private Message receive(Duration atMost) throws InterruptedException {
        Message message = subscription.nextMessage(atMost);
        asked -= message == null ? 0 : 1;
        return message;
    }

    /** At most one request is open: one is over when all came, or some time after it expired. */
    private void ask(int room) {
        long now = time.nanos();
        boolean expired = now - askedUntil >= 0;
        if (asked > 0 && !expired) {
            return;
        }
        if (asked > 0) {
            size.expired();
        }
        asked = size.next(room);
        subscription.pullExpiresIn(asked, REQUEST);
        askedUntil = now + REQUEST.plus(LOOK).toNanos();
    }

    /** Says of what came and nobody takes that it is not lost. Where somebody waits for more, nothing is. */
    private void keep() {
        try {
            while (connection.getStatus() != Connection.Status.CLOSED) {
                time.sleep(inProgressEvery());
                if (turn.tryLock()) {
                    try {
                        gather();
                        kept.forEach(Message::inProgress);
                    } catch (IllegalStateException e) {
                        // cannot be said now, as while the server is away: who takes the next is told, or the next time
                        // is well
                    } finally {
                        turn.unlock();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void gather() throws InterruptedException {
        for (Message more = receive(LAST_LOOK); more != null; more = receive(LAST_LOOK)) {
            kept.add(more);
        }
    }

    private static StreamException lost(Throwable cause) {
        return new StreamException("the connection to the event stream is closed", cause);
    }

    /** What the server sent and nobody took is given back, so that it need not wait for it. */
    @Override
    public void close() throws IOException {
        keeper.interrupt();
        if (connection.getStatus() == Connection.Status.CLOSED || !subscription.isActive()) {
            return;
        }
        turn.lock();
        try {
            gather();
            kept.forEach(Message::nak);
            kept.clear();
            subscription.unsubscribe();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            throw lost(e);
        } finally {
            turn.unlock();
        }
    }
}

package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
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
 * The events of a driver's consumer. Events that the server sends ahead of their turn wait here, and the server hears that they are in progress.
 * When the consumer was made again, requests go to the new one; events from the old one are handed out all the same.
 */
public final class JoinedEvents implements EventSource {
    /** The number of settlements that may be under way, each waiting for the server. */
    public static final int SETTLING = 256;

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LAST_LOOK = Duration.ofMillis(50);

    private final Link link;
    private final Connection connection;
    private final ConsumerWatch watch;
    private final Upkeep upkeep;
    private final String driver;
    private final ResultPublisher results;
    private final Duration ackWait;
    private final Time time;
    private final RequestSize size;
    private final Deque<Taken> kept = new ArrayDeque<>();
    private final ReentrantLock turn = new ReentrantLock();
    private final Thread keeper;
    private final Presence presence;
    private Pulls pulls;
    private PassedOver passed;
    private int epoch;

    /** An event, and where it came from. */
    private record Taken(Message message, Place from) {
        long sequence() {
            return message.metaData().streamSequence();
        }
    }

    JoinedEvents(Link link, ConsumerWatch watch, Upkeep upkeep, Join join) {
        this.link = link;
        this.connection = link.connection();
        this.watch = watch;
        this.upkeep = upkeep;
        this.driver = join.definition().name();
        this.results = new ResultPublisher(connection, driver);
        this.ackWait = upkeep.ackWait();
        this.time = link.time();
        this.size = new RequestSize(!join.shared());
        goTo(watch.place());
        this.presence = new Presence(connection, join);
        this.keeper = new Thread(this::keep, "events ahead");
        keeper.setDaemon(true);
        keeper.start();
    }

    private void goTo(Place place) {
        pulls = new Pulls(connection, driver, place, time);
        passed = new PassedOver(place, upkeep::say);
    }

    /** How often the server must hear that an event is in progress: a third of the consumer's ack wait. */
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
            Taken taken = take(room);
            if (taken != null) {
                return Optional.of(delivery(taken));
            }
            watch.check();
            if (connection.getStatus() == Connection.Status.CLOSED) { // null says both: nothing there, and nobody
                throw lost(null);
            }
        }
    }

    private Delivery delivery(Taken taken) {
        long since = time.nanos();
        return new JoinedDelivery(
                link, taken.message(), results, answers(taken), () -> size.handled(time.nanos() - since));
    }

    private Acknowledgements answers(Taken taken) {
        return new Acknowledgements(connection, watch, taken.from(), taken.message());
    }

    private Taken take(int room) throws InterruptedException, IOException {
        turn.lockInterruptibly();
        try {
            if (kept.isEmpty()) {
                follow();
            }
            Taken taken = kept.poll();
            if (taken == null) {
                ask(room);
                taken = receive(LOOK);
            }
            return taken == null || passes(taken) ? null : taken;
        } catch (IllegalStateException e) {
            throw lost(e);
        } finally {
            turn.unlock();
        }
    }

    /** Goes where the driver has its events from now, when all is taken that came from before. */
    private void follow() throws InterruptedException {
        Place now = watch.place();
        if (now != null && !now.equals(pulls.place())) {
            gather();
            pulls.close();
            goTo(now);
        }
    }

    private Taken receive(Duration atMost) throws InterruptedException {
        Message message = pulls.next(atMost);
        if (message == null) {
            return null;
        }
        Taken taken = new Taken(message, pulls.place());
        upkeep.received(taken.from(), taken.sequence());
        return taken;
    }

    /** Whether it lies before where the driver begins. */
    private boolean passes(Taken taken) {
        boolean before = taken.sequence() <= taken.from().after();
        if (before) {
            passed.count();
            taken.message().ack();
        } else if (taken.from().equals(pulls.place())) {
            passed.end();
        }
        return before;
    }

    private void ask(int room) throws StreamException {
        if (epoch != watch.epoch()) {
            epoch = watch.epoch();
            pulls.forget();
        }
        if (pulls.isOpen()) {
            return;
        }
        if (pulls.isUnanswered()) {
            watch.doubt();
        }
        if (pulls.refusal().isPresent()) {
            throw new StreamException("the consumer " + driver + " refuses each request for events: "
                    + pulls.refusal().get());
        }
        if (pulls.isPaused() || !watch.isCertain() || !pulls.place().equals(watch.place())) {
            return;
        }
        if (pulls.cameShort()) {
            passed.end();
            size.expired();
        }
        pulls.ask(pulls.wasRefused() ? 1 : Math.max(size.next(room), passed.toAsk()));
    }

    /** Reports events that wait here as in progress. Where somebody waits for more, none waits here. */
    private void keep() {
        try {
            while (connection.getStatus() != Connection.Status.CLOSED) {
                time.sleep(inProgressEvery());
                if (turn.tryLock()) {
                    try {
                        gather();
                        kept.forEach(taken -> answers(taken).inProgress());
                    } catch (IllegalStateException e) {
                        // not now, as while the server is away: the next call of next() throws, or the next
                        // round succeeds
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
        for (Taken more = receive(LAST_LOOK); more != null; more = receive(LAST_LOOK)) {
            kept.add(more);
        }
    }

    private static StreamException lost(Throwable cause) {
        return new StreamException("the connection to the event stream is closed", cause);
    }

    /** Gives back the events that nobody took, so that the server need not wait for them. */
    @Override
    public void close() throws IOException {
        keeper.interrupt();
        try {
            giveBack();
        } finally {
            presence.close();
            watch.close();
        }
    }

    private void giveBack() throws IOException {
        if (connection.getStatus() == Connection.Status.CLOSED) {
            return;
        }
        turn.lock();
        try {
            gather();
            for (Taken taken : kept) {
                answers(taken).giveBack(Duration.ZERO);
            }
            kept.clear();
            pulls.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            throw lost(e);
        } finally {
            turn.unlock();
        }
    }
}

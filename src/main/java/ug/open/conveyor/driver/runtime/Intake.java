package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** Pulls from the source, one worker at a time, and knows when nothing is in hand any more. */
final class Intake {
    private final Session session;
    private final EventSource source;
    private final Lanes lanes;
    private final ReentrantLock turn = new ReentrantLock();
    private final CountDownLatch drained = new CountDownLatch(1);
    private final Object gate = new Object();
    private Thread puller;
    private long inHand;
    private boolean abandoned;

    Intake(Session session, EventSource source, Lanes lanes) {
        this.session = session;
        this.source = source;
        this.lanes = lanes;
    }

    /** The next event that this worker can handle at once, waiting for it; null when there will be none. */
    Held pull() {
        turn.lock();
        try {
            for (int room = lanes.awaitRoom(); room > 0; room = lanes.awaitRoom()) {
                Delivery delivery = receive(room);
                if (delivery == null) {
                    return null;
                }
                Held held = read(delivery);
                if (held.lane() == null || lanes.enter(held)) {
                    return held;
                }
            }
            return null;
        } finally {
            turn.unlock();
        }
    }

    /** An event that was pulled is settled. */
    void done() {
        synchronized (gate) {
            inHand--;
            lookWhetherDrained();
        }
    }

    /** Wakes whoever pulls or waits for room: the session is shut. An interrupt reaches the source only, never what follows. */
    void close() {
        lanes.close();
        synchronized (gate) {
            if (puller != null) {
                puller.interrupt();
            }
            lookWhetherDrained();
        }
    }

    boolean pulling() {
        synchronized (gate) {
            return puller != null;
        }
    }

    /** Waits no longer for a source that does not stop. */
    void abandon() {
        synchronized (gate) {
            abandoned = true;
            lookWhetherDrained();
        }
    }

    /** Waits until the session is shut and all that was pulled is settled. */
    void awaitDrained() throws InterruptedException {
        drained.await();
    }

    private Delivery receive(int room) {
        while (enterSource()) {
            Optional<Delivery> got = Optional.empty();
            Throwable broken = null;
            boolean ended = false;
            try {
                got = source.next(room);
                ended = got.isEmpty();
            } catch (InterruptedException e) {
                // The session is shut, which the loop sees; or it is a stray one, and nothing is lost by it.
            } catch (IOException | RuntimeException | Error e) {
                broken = e;
            }
            if (!leaveSource(got.isPresent())) {
                got.ifPresent(Intake::tooLate);
                return null;
            }
            if (got.isPresent()) {
                return got.get();
            }
            if (broken != null) {
                session.ended(broken);
            } else if (ended) {
                session.end(Summary.Reason.ENDED);
            }
        }
        return null;
    }

    private boolean enterSource() {
        synchronized (gate) {
            if (session.isShut()) {
                return false;
            }
            puller = Thread.currentThread();
            return true;
        }
    }

    /** False where nobody waits for this thread any more. */
    private boolean leaveSource(boolean withDelivery) {
        synchronized (gate) {
            puller = null;
            Thread.interrupted();
            if (drained.getCount() == 0) {
                return false;
            }
            inHand += withDelivery ? 1 : 0;
            lookWhetherDrained();
            return true;
        }
    }

    private void lookWhetherDrained() {
        if (inHand == 0 && session.isShut() && (puller == null || abandoned)) {
            drained.countDown();
        }
    }

    /** Journals the event, in the order of arrival, and reads it. */
    private Held read(Delivery delivery) {
        session.counts().event();
        long number = session.numbers().event();
        Envelope kept = null;
        try {
            kept = mask(delivery.envelope());
            session.journal().event(number, kept, delivery.identity());
            return new Held(
                    number,
                    delivery,
                    kept,
                    Reading.of(delivery, session.settings().definition()));
        } catch (JournalException | RuntimeException | Error e) {
            session.broke(e);
            return new Held(number, delivery, kept, new Reading.Unread());
        }
    }

    private Envelope mask(Envelope envelope) {
        byte[] masked = session.settings().secrets().mask(envelope.body());
        return masked == envelope.body()
                ? envelope
                : new Envelope(masked, envelope.subject(), envelope.sequence(), envelope.time());
    }

    private static void tooLate(Delivery delivery) {
        try {
            delivery.settle(new Outcome.Release(Duration.ZERO));
        } catch (IOException | InterruptedException | RuntimeException e) {
            // The session is over: there is nobody to tell, and an event that is not settled comes again.
        }
    }
}

package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Pulls from the source, and knows the events in hand and when all are settled. */
final class Intake {
    private final SessionState session;
    private final EventSource source;
    private final Lanes lanes;
    private final CountDownLatch drained = new CountDownLatch(1);
    private final Object gate = new Object();
    private Thread puller;
    private final Set<Held> kept = new LinkedHashSet<>();
    private long inHand;
    private boolean abandoned;

    Intake(SessionState session, EventSource source, Lanes lanes) {
        this.session = session;
        this.source = source;
        this.lanes = lanes;
    }

    /**
     * The next event that this worker can handle at once, waiting for it; null when there will be none.
     *
     * @param done the event that the worker has settled, whose lane it leaves; null where there is none
     */
    Held next(Held done) {
        Held waiting = done == null || done.lane() == null ? null : lanes.leave(done);
        return waiting == null ? next() : waiting;
    }

    private Held next() {
        while (true) {
            Lanes.Next next = lanes.next();
            if (next.held() != null || next.room() == 0) {
                return next.held();
            }
            try {
                Delivery delivery = receive(next.room());
                Held held = delivery == null ? null : read(delivery);
                if (held != null && (held.lane() == null || lanes.enter(held))) {
                    return held;
                }
            } finally {
                lanes.pulled();
            }
        }
    }

    /** An event that was pulled is settled. */
    void done(Held held) {
        synchronized (gate) {
            kept.remove(held);
            inHand--;
            lookWhetherDrained();
        }
    }

    /** Tells the source of each event in hand that work goes on. */
    void inProgress() {
        List<Held> all;
        synchronized (gate) {
            all = new ArrayList<>(kept);
        }
        for (Held held : all) {
            try {
                held.inProgress();
            } catch (RuntimeException e) {
                session.listeners().warned("event " + held.number() + " could not be kept: " + Failures.text(e));
            }
        }
    }

    /** Wakes the workers that pull or wait for room: the session is shut. An interrupt reaches the source only. */
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

    /** False where the session no longer waits for this thread. */
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
        Envelope masked = null;
        try {
            masked = mask(delivery.envelope());
            session.journal().event(number, masked, delivery.identity());
            Reading reading = Reading.of(delivery, session.settings().definition());
            return keep(new Held(number, delivery, masked, reading));
        } catch (JournalException | RuntimeException | Error e) {
            session.broke(e);
            return new Held(number, delivery, masked, new Reading.Unread());
        }
    }

    private Held keep(Held held) {
        synchronized (gate) {
            kept.add(held);
        }
        return held;
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
            // The session is over, and an event that is not settled comes again.
        }
    }
}

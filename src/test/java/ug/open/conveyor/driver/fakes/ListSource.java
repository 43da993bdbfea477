package ug.open.conveyor.driver.fakes;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.EventSource;

/** Gives a list of deliveries; then it ends, waits for ever, or fails. */
public final class ListSource implements EventSource {
    private enum Then {
        END,
        WAIT,
        FAIL
    }

    private final Iterator<? extends Delivery> deliveries;
    private final Then then;
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private final CountDownLatch waiting = new CountDownLatch(1);
    private volatile boolean calledByTwo;

    private ListSource(List<? extends Delivery> deliveries, Then then) {
        this.deliveries = deliveries.iterator();
        this.then = then;
    }

    /** Ends after these. */
    public static ListSource of(Delivery... deliveries) {
        return new ListSource(List.of(deliveries), Then.END);
    }

    /** Ends after these. */
    public static ListSource of(List<? extends Delivery> deliveries) {
        return new ListSource(deliveries, Then.END);
    }

    /** Waits for more after these, as a live one. */
    public static ListSource live(Delivery... deliveries) {
        return new ListSource(List.of(deliveries), Then.WAIT);
    }

    /** Fails after these. */
    public static ListSource failing(Delivery... deliveries) {
        return new ListSource(List.of(deliveries), Then.FAIL);
    }

    @Override
    public Optional<Delivery> next() throws InterruptedException, IOException {
        calledByTwo |= inside.incrementAndGet() > 1;
        try {
            if (deliveries.hasNext()) {
                given.incrementAndGet();
                return Optional.of(deliveries.next());
            }
            return nothing();
        } finally {
            inside.decrementAndGet();
        }
    }

    private Optional<Delivery> nothing() throws InterruptedException, IOException {
        switch (then) {
            case END:
                break;
            case FAIL:
                throw new IOException("line 7 is torn");
            case WAIT:
                waiting.countDown();
                new CountDownLatch(1).await();
        }
        return Optional.empty();
    }

    /** How many it gave so far. */
    public int given() {
        return given.get();
    }

    /** Waits until it has given all and waits for more. */
    public void awaitWaiting() throws InterruptedException {
        Await.latch(waiting);
    }

    /** Whether two threads ever called it at once. */
    public boolean calledByTwo() {
        return calledByTwo;
    }

    @Override
    public void close() {}
}

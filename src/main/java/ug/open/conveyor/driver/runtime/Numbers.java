package ug.open.conveyor.driver.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers the events and the attempts of a manager, from 1: it has one journal. */
final class Numbers {
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong attempts = new AtomicLong();

    long event() {
        return events.incrementAndGet();
    }

    long attempt() {
        return attempts.incrementAndGet();
    }
}

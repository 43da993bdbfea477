package ug.open.conveyor.driver.runtime;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The machine's clocks. */
enum SystemTime implements Time {
    INSTANCE;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void park(long nanos) {
        LockSupport.parkNanos(this, nanos);
    }
}

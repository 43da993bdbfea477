package ug.open.conveyor.driver.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts the events and runs of a session. */
final class Counts {
    private final LongAdder events = new LongAdder();
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder passed = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder released = new LongAdder();

    void event() {
        events.increment();
    }

    void run(boolean success) {
        (success ? succeeded : failed).increment();
    }

    void retried() {
        retried.increment();
    }

    void passed() {
        passed.increment();
    }

    void rejected() {
        rejected.increment();
    }

    void released() {
        released.increment();
    }

    long runs() {
        return succeeded.sum() + failed.sum();
    }

    Summary summary(Duration took, Summary.Reason reason, Optional<IOException> cause) {
        return new Summary(
                events.sum(),
                succeeded.sum(),
                failed.sum(),
                retried.sum(),
                passed.sum(),
                rejected.sum(),
                released.sum(),
                took,
                reason,
                cause);
    }
}

package ug.open.conveyor.driver.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.record.Input;
import ug.open.conveyor.driver.record.ReadOptions;
import ug.open.conveyor.driver.record.RecordedEvents;
import ug.open.conveyor.driver.record.Recordings;
import ug.open.conveyor.driver.record.RunStore;
import ug.open.conveyor.driver.record.StoredAttempt;
import ug.open.conveyor.driver.runtime.Delivery;

/** A run of the run store that is replayed: one event. */
final class RecordedRun implements Recorded {
    private final StoredAttempt attempt;
    private final Optional<DriverResult> result;
    private final RecordedEvents event;

    RecordedRun(RunStore store, StoredAttempt attempt, ReadOptions options) throws IOException {
        this.attempt = attempt;
        result = store.result(attempt);
        event = Recordings.events(
                Input.stream("run " + attempt.ref(), new ByteArrayInputStream(store.event(attempt))), options);
    }

    @Override
    public Optional<Delivery> next() throws IOException, InterruptedException {
        return event.next();
    }

    @Override
    public Optional<DriverResult> result(Delivery delivered, String driver) {
        return result;
    }

    @Override
    public Set<String> drivers() {
        return Set.of(attempt.driver());
    }

    @Override
    public void close() throws IOException {
        event.close();
    }
}

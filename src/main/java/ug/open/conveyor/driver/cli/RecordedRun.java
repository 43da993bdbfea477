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

/** A run of the run store that is replayed: one event. It is read at once: a session that begins may remove what is old. */
final class RecordedRun implements Recorded {
    private final StoredAttempt attempt;
    private final ReadOptions options;
    private final byte[] line;
    private final Optional<DriverResult> result;
    private RecordedEvents event;
    private boolean over;

    RecordedRun(RunStore store, StoredAttempt attempt, ReadOptions options) throws IOException {
        this.attempt = attempt;
        this.options = options;
        line = store.event(attempt);
        result = store.result(attempt);
    }

    @Override
    public Optional<Delivery> next() throws IOException, InterruptedException {
        if (over) {
            return Optional.empty();
        }
        if (event == null) {
            event = Recordings.events(Input.stream("run " + attempt.ref(), new ByteArrayInputStream(line)), options);
        }
        Optional<Delivery> next = event.next();
        if (next.isEmpty()) {
            close();
        }
        return next;
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
        over = true;
        if (event != null) {
            event.close();
            event = null;
        }
    }
}

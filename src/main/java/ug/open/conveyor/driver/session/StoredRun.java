package ug.open.conveyor.driver.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.input.Input;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.input.RecordedEvents;
import ug.open.conveyor.driver.input.RecordedResults.Found;
import ug.open.conveyor.driver.input.Recordings;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** A run of the run store that is replayed: one event. It is read at once: a session that begins may remove what is old. */
public final class StoredRun implements Recorded {
    private final StoredAttempt attempt;
    private final ReadOptions options;
    private final byte[] line;
    private final Optional<DriverResult> result;
    private RecordedEvents event;
    private boolean over;
    private long others;

    private StoredRun(StoredAttempt attempt, ReadOptions options, byte[] line, Optional<DriverResult> result) {
        this.attempt = attempt;
        this.options = options;
        this.line = line;
        this.result = result;
    }

    public StoredRun(RunStore store, StoredAttempt attempt, ReadOptions options) throws IOException {
        this(
                attempt,
                options,
                store.event(attempt),
                attempt.status() == Status.INTERRUPTED ? Optional.empty() : store.result(attempt));
    }

    /** The same run, to be replayed once more. */
    public StoredRun again() {
        return new StoredRun(attempt, options, line, result);
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
            others = event.found() - event.given();
            close();
        }
        return next;
    }

    @Override
    public Optional<Found> result(Delivery delivered, String driver) {
        return result.map(known -> new Found(known, OptionalLong.empty()));
    }

    @Override
    public String file() {
        return "";
    }

    @Override
    public long line(Delivery delivered) {
        return 0;
    }

    @Override
    public long others() {
        return others;
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(1);
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

package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.record.Input;
import ug.open.conveyor.driver.record.KeptInput;
import ug.open.conveyor.driver.record.ReadOptions;
import ug.open.conveyor.driver.record.RecordedEvents;
import ug.open.conveyor.driver.record.RecordedResults;
import ug.open.conveyor.driver.record.Recordings;
import ug.open.conveyor.driver.runtime.Delivery;

/** A recording that is replayed: read once for its results, then for its events. */
final class RecordedFile implements Recorded {
    private final KeptInput kept;
    private final RecordedResults results;
    private final RecordedEvents events;

    RecordedFile(Input input, ReadOptions options) throws IOException {
        kept = KeptInput.of(input);
        try {
            results = Recordings.results(kept.input());
            events = Recordings.events(kept.input(), options);
        } catch (IOException | RuntimeException e) {
            kept.close();
            throw e;
        }
    }

    @Override
    public Optional<Delivery> next() throws IOException, InterruptedException {
        return events.next();
    }

    @Override
    public Optional<DriverResult> result(Delivery event, String driver) throws IOException {
        Optional<DriverResult> own = results.of(event, driver);
        if (own.isPresent() || results.drivers().size() != 1) {
            return own;
        }
        return results.of(event, results.drivers().iterator().next());
    }

    @Override
    public Set<String> drivers() {
        return results.drivers();
    }

    @Override
    public void close() throws IOException {
        events.close();
        results.close();
        kept.close();
    }
}

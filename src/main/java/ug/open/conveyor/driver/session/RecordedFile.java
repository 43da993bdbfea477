package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.input.Input;
import ug.open.conveyor.driver.input.KeptInput;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.input.RecordedEvents;
import ug.open.conveyor.driver.input.RecordedResults;
import ug.open.conveyor.driver.input.RecordedResults.Found;
import ug.open.conveyor.driver.input.Recordings;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.wire.InputFormatException;

/** A recording to replay: read once for its results, then, from its first event on, for its events. */
public final class RecordedFile implements Recorded {
    private final KeptInput kept;
    private final ReadOptions options;
    private final RecordedResults results;
    private final Optional<ResultTarget> target;
    private RecordedEvents events;

    public RecordedFile(Input input, ReadOptions options) throws IOException {
        this(input, options, Optional.empty());
    }

    /**
     * One whose results are replaced.
     *
     * @param target the same file
     */
    public RecordedFile(Input input, ReadOptions options, Optional<ResultTarget> target) throws IOException {
        this.options = options;
        this.target = target;
        kept = KeptInput.of(input);
        try {
            results = Recordings.results(kept.input());
        } catch (IOException | RuntimeException e) {
            kept.close();
            throw e;
        }
    }

    @Override
    public Optional<Delivery> next() throws IOException, InterruptedException {
        if (events == null) {
            events = Recordings.events(kept.input(), options);
        }
        return events.next();
    }

    @Override
    public Optional<Found> result(Delivery event, String driver) throws IOException {
        try {
            Optional<Found> own = results.of(event, driver);
            if (own.isPresent() || results.drivers().size() != 1) {
                return own;
            }
            return results.of(event, results.drivers().iterator().next());
        } catch (ConveyorException e) {
            String run = Harmless.inQuotes(event.message().runId());
            throw new InputFormatException(
                    file(), 0, 0, "the recorded result of run " + run + " is none: " + e.getMessage(), "");
        }
    }

    /** Whether the file holds results as JSON, so that others can be put in their places. */
    public boolean hasResultsInPlace() {
        return results.size() > 0 && results.inPlace();
    }

    /** Whether it has results. */
    public boolean hasResults() {
        return results.size() > 0;
    }

    @Override
    public String file() {
        return kept.input().name();
    }

    @Override
    public long line(Delivery event) {
        return RecordedEvents.line(event);
    }

    @Override
    public Optional<ResultTarget> target() {
        return target;
    }

    @Override
    public long others() {
        return events.found() - events.given();
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.empty();
    }

    @Override
    public Set<String> drivers() {
        return results.drivers();
    }

    @Override
    public void close() throws IOException {
        if (events != null) {
            events.close();
        }
        results.close();
        kept.close();
    }
}

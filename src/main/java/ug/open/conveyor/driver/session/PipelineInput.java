package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.input.Input;
import ug.open.conveyor.driver.input.KeptInput;
import ug.open.conveyor.driver.input.ReadOptions;
import ug.open.conveyor.driver.input.RecordedEvents;
import ug.open.conveyor.driver.input.Recordings;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.terminal.SessionEnd.LeftOut;

/** The events that may begin a pipeline, of files and stored runs, and the results that its steps came to before. */
public final class PipelineInput implements EventSource {
    private final Deque<EventSource> sources = new ArrayDeque<>();
    private final List<RecordedEvents> files = new ArrayList<>();
    private final List<KeptInput> kept = new ArrayList<>();
    private final Set<String> made = new HashSet<>();
    private final EarlierResults earlier = new EarlierResults();

    /** The events of a file, read as they are wanted. */
    public void addEvents(Input input, ReadOptions options) throws IOException {
        RecordedEvents events = Recordings.events(input, options);
        files.add(events);
        sources.add(events);
    }

    /** The events and the results of a recording. */
    public void addRecording(Input input, ReadOptions options) throws IOException {
        KeptInput file = KeptInput.of(input);
        kept.add(file);
        earlier.in(file.input());
        addEvents(file.input(), noting(options));
    }

    /** A run of the run store, as it was when it was found: its first event, and what its steps came to. */
    public record Run(StoredRun begin, Map<String, EarlierResults.Earlier> results) {}

    /**
     * The run that a stored attempt is of, from its first step on.
     *
     * @param first the driver of the pipeline's first step
     */
    public static Run run(RunStore store, StoredAttempt any, String first, ReadOptions options) throws IOException {
        List<StoredAttempt> run = store.ofRun(any.runId());
        StoredAttempt begin = null;
        for (StoredAttempt attempt : run) {
            begin = attempt.driver().equals(first) ? attempt : begin;
        }
        if (begin == null) {
            throw new ConveyorException("the run " + Harmless.inQuotes(any.runId()) + " has no execution by " + first
                    + ", the driver of the first step, in the run store; to run one step alone, leave out --pipeline");
        }
        return new Run(new StoredRun(store, begin, options), EarlierResults.of(store, run));
    }

    /** A run of the run store. */
    public void addRun(Run run) {
        earlier.add(run.results());
        sources.add(run.begin().again());
    }

    /** Looks for earlier results in this store too. */
    public void alsoIn(RunStore store) {
        earlier.in(store);
    }

    private ReadOptions noting(ReadOptions options) {
        return new ReadOptions(
                options.only(),
                options.skipInvalid(),
                options.skipped(),
                options.change(),
                () -> {
                    String id = options.runIds().get();
                    made.add(id);
                    return id;
                },
                options.clock());
    }

    /** Whether this tool made the run id of an event that was given just now, since the event had none. */
    boolean isMade(String runId) {
        return made.remove(runId);
    }

    EarlierResults earlier() {
        return earlier;
    }

    /** What never became an event. */
    LeftOut leftOut() {
        long others = 0;
        long invalid = 0;
        for (RecordedEvents file : files) {
            others += file.found() - file.given();
            invalid += file.skipped();
        }
        return new LeftOut(others, invalid);
    }

    @Override
    public Optional<Delivery> next() throws InterruptedException, IOException {
        while (!sources.isEmpty()) {
            Optional<Delivery> next = sources.getFirst().next();
            if (next.isPresent()) {
                return next;
            }
            sources.removeFirst().close();
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        for (EventSource source : sources) {
            source.close();
        }
        sources.clear();
        earlier.close();
        for (KeptInput file : kept) {
            file.close();
        }
        kept.clear();
    }
}

package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.input.Input;
import ug.open.conveyor.driver.input.RecordedResults;
import ug.open.conveyor.driver.input.Recordings;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** Results of a pipeline's steps from before: in recordings, of stored runs, else of what the run store has now. */
final class EarlierResults implements AutoCloseable {
    private final List<InFile> files = new ArrayList<>();
    private final Map<String, Earlier> stored = new HashMap<>();
    private RunStore store;

    /**
     * A result.
     *
     * @param from its place, as the end of a sentence
     */
    record Earlier(DriverResult result, String from) {}

    private record InFile(RecordedResults results, String name) {}

    /** Those in a recording. */
    void in(Input input) throws IOException {
        files.add(new InFile(Recordings.resultsByRun(input), input.name()));
    }

    /** The results of attempts, as they are now, by {@link StoredAttempt#ref}. */
    static Map<String, Earlier> of(RunStore store, List<StoredAttempt> attempts) throws IOException {
        Map<String, Earlier> results = new HashMap<>();
        for (StoredAttempt attempt : attempts) {
            Optional<Earlier> earlier = earlier(store, attempt);
            if (earlier.isPresent()) {
                results.put(attempt.ref(), earlier.get());
            }
        }
        return results;
    }

    /** These. */
    void add(Map<String, Earlier> results) {
        stored.putAll(results);
    }

    /** Those of the newest executions in a store. */
    void in(RunStore store) {
        this.store = store;
    }

    /** The result of a run by a driver. */
    Optional<Earlier> find(String runId, String driver) throws IOException {
        for (InFile file : files) {
            Optional<DriverResult> result = file.results().last(runId, driver);
            if (result.isPresent()) {
                return Optional.of(new Earlier(result.get(), file.name()));
            }
        }
        Earlier known = stored.get(driver + "/" + runId);
        if (known != null || store == null) {
            return Optional.ofNullable(known);
        }
        Optional<Earlier> newest = Optional.empty();
        for (StoredAttempt attempt : store.ofRun(runId)) {
            newest = attempt.driver().equals(driver) ? earlier(store, attempt) : newest;
        }
        return newest;
    }

    /** The newest run of a resource, {@code type/name}, that a driver has brought to an end. */
    Optional<String> newestRun(String resource, String driver) throws IOException {
        if (store == null) {
            return Optional.empty();
        }
        try (Stream<StoredAttempt> newestFirst = store.attempts()) {
            return newestFirst
                    .filter(attempt -> attempt.driver().equals(driver)
                            && attempt.resource().equals(resource)
                            && attempt.status() == Status.SUCCEEDED)
                    .findFirst()
                    .map(StoredAttempt::runId);
        }
    }

    private static Optional<Earlier> earlier(RunStore store, StoredAttempt attempt) throws IOException {
        boolean over = attempt.status() == Status.SUCCEEDED || attempt.status() == Status.FAILED;
        Optional<DriverResult> result = over ? store.result(attempt) : Optional.empty();
        return result.map(each -> new Earlier(each, "execution " + attempt.execution()));
    }

    @Override
    public void close() throws IOException {
        for (InFile file : files) {
            file.results().close();
        }
    }
}

package ug.open.conveyor.driver.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import ug.open.conveyor.driver.record.AmbiguousRefException;
import ug.open.conveyor.driver.record.NoSuchRunException;
import ug.open.conveyor.driver.record.Ref;
import ug.open.conveyor.driver.record.RunStore;
import ug.open.conveyor.driver.record.Status;
import ug.open.conveyor.driver.record.StoreException;
import ug.open.conveyor.driver.record.StoredAttempt;

/** Which attempts of the run store a replay is of. In a project, those by its driver. */
final class StoredRuns {
    private final RunStore store;
    private final DriverOptions driver;

    StoredRuns(RunStore store, DriverOptions driver) {
        this.store = store;
        this.driver = driver;
    }

    /** The newest attempt that the word names; of a run of several drivers, that of the driver that is run. */
    StoredAttempt find(String word) throws StoreException {
        try {
            return find(Ref.parse(word));
        } catch (NoSuchRunException e) {
            boolean file = word.indexOf('/') >= 0 || word.indexOf('.') >= 0;
            throw file
                    ? new NoSuchRunException("there is no file " + word + ", nor a run: " + e.getMessage(), e.near())
                    : e;
        } catch (AmbiguousRefException e) {
            Optional<String> ours = driver.known();
            StoredAttempt newest = null;
            for (StoredAttempt attempt : ours.isEmpty() ? List.<StoredAttempt>of() : store.findAll(Ref.parse(word))) {
                newest = attempt.driver().equals(ours.get()) ? attempt : newest;
            }
            if (newest == null) {
                throw e;
            }
            return newest;
        }
    }

    /** The newest run is, in a project, the newest of its driver; where that has none, that of any. */
    private StoredAttempt find(Ref ref) throws StoreException {
        if (ref.isCounted() && ref.driver().isEmpty() && driver.known().isPresent()) {
            try {
                return store.find(Ref.parse(driver.known().get() + "/" + ref.text()));
            } catch (NoSuchRunException e) {
                return store.find(ref);
            }
        }
        return store.find(ref);
    }

    /**
     * The newest failure of each run that has not succeeded since, the oldest first. An execution that was interrupted says nothing of a run.
     *
     * @param named the driver, where it was named
     * @param since no older ones
     */
    List<StoredAttempt> failures(Optional<String> named, Optional<Instant> since) throws StoreException {
        Optional<String> ours = named.or(driver::known);
        List<StoredAttempt> failures = new ArrayList<>();
        Set<String> decided = new HashSet<>();
        try (Stream<StoredAttempt> newestFirst = store.attempts(since.orElse(Instant.MIN))) {
            newestFirst
                    .filter(attempt -> ours.isEmpty() || ours.get().equals(attempt.driver()))
                    .filter(attempt -> attempt.status() == Status.SUCCEEDED || attempt.status() == Status.FAILED)
                    .filter(attempt -> attempt.status() == Status.SUCCEEDED // a wrong clock may have dated it before
                            || since.isEmpty()
                            || !attempt.started().isBefore(since.get()))
                    .filter(attempt -> decided.add(attempt.ref()))
                    .filter(attempt -> attempt.status() == Status.FAILED)
                    .forEach(failures::add);
        }
        oneDriver(failures);
        Collections.reverse(failures);
        return failures;
    }

    private static void oneDriver(List<StoredAttempt> failures) {
        Set<String> drivers = new TreeSet<>();
        for (StoredAttempt failure : failures) {
            drivers.add(failure.driver());
        }
        if (drivers.size() > 1) {
            throw new UsageException(
                    "runs of several drivers failed: " + String.join(", ", drivers) + "; name one with --driver");
        }
    }
}

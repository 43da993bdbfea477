package ug.open.conveyor.driver.store.logs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.search.LineFilter;
import ug.open.conveyor.driver.search.SearchPattern;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/**
 * Picks log entries of the run store.
 *
 * @param run of this run only
 * @param drivers of these drivers only
 * @param resource of this resource only: {@code type/name}, a type, or a name
 * @param event of this event only
 * @param failed of failed attempts only
 * @param level at least this level
 * @param excluded not with a message that one of these finds
 * @param since not before this
 * @param until before this
 * @param tail how many of the last entries that are there; empty: all
 * @param follow wait for more: of a run until it is over; without a run, whatever comes, and what is there only as far as {@code tail} or
 *     {@code since} ask for it
 */
public record LogQuery(
        Optional<Ref> run,
        DriverNames drivers,
        Optional<String> resource,
        Optional<String> event,
        boolean failed,
        Optional<Level> level,
        List<SearchPattern> excluded,
        Optional<Instant> since,
        Optional<Instant> until,
        OptionalInt tail,
        boolean follow) {
    /** Every log entry that there is. */
    public static final LogQuery ALL = of(Optional.empty());

    /** Checks what does not go together; the message of the exception says what. */
    public LogQuery {
        excluded = List.copyOf(excluded);
        if (failed && follow) {
            throw new IllegalArgumentException(
                    "whether an attempt failed is not known while it runs: follow it, or ask for failed ones");
        }
        if (tail.orElse(0) < 0) {
            throw new IllegalArgumentException(
                    "the number of last entries must not be negative, not " + tail.getAsInt());
        }
    }

    /** Of one run. */
    public static LogQuery of(Ref run) {
        return of(Optional.of(run));
    }

    private static LogQuery of(Optional<Ref> run) {
        return new LogQuery(
                run,
                DriverNames.ALL,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                false);
    }

    /** The same, of attempts like these. */
    public LogQuery where(Optional<String> driver, Optional<String> resource, Optional<String> event, boolean failed) {
        return where(DriverNames.of(driver), resource, event, failed);
    }

    /** The same, of attempts of any of these drivers. */
    LogQuery where(DriverNames drivers, Optional<String> resource, Optional<String> event, boolean failed) {
        return new LogQuery(run, drivers, resource, event, failed, level, excluded, since, until, tail, follow);
    }

    /** The one driver that is meant; empty: several may be. */
    public Optional<String> driver() {
        return drivers.single();
    }

    /** The same, of entries like these. */
    public LogQuery entries(Optional<Level> level, Optional<Instant> since, Optional<Instant> until) {
        return new LogQuery(run, drivers, resource, event, failed, level, excluded, since, until, tail, follow);
    }

    /** The same, the last ones only. */
    public LogQuery last(OptionalInt tail) {
        return new LogQuery(run, drivers, resource, event, failed, level, excluded, since, until, tail, follow);
    }

    /** The same, followed or not. */
    public LogQuery followed(boolean follow) {
        return new LogQuery(run, drivers, resource, event, failed, level, excluded, since, until, tail, follow);
    }

    /** Picks lines by level, time and message, and where several drivers are named by these. For one thread. */
    public LineFilter lines() {
        return new LogFilter(level, since, until, drivers, excluded);
    }

    /** Whether it asks for some attempts only, the run aside. */
    boolean narrowsAttempts() {
        return !drivers.isAll() || resource.isPresent() || event.isPresent() || failed;
    }

    /** Whether it asks for what comes from now on, of no run. */
    boolean isOfWhatComes() {
        return follow && run.isEmpty() && tail.isEmpty() && since.isEmpty();
    }

    boolean takes(StoredAttempt attempt) {
        return takes(attempt.driver(), attempt.resource(), attempt.event())
                && (!failed || attempt.status() == Status.FAILED);
    }

    boolean takes(String ofDriver, String ofResource, String ofEvent) {
        return drivers.takes(ofDriver)
                && (event.isEmpty() || event.get().equals(ofEvent))
                && (resource.isEmpty() || StoredAttempt.isOf(resource.get(), ofResource));
    }
}

package ug.open.conveyor.driver.store.index;

import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import ug.open.conveyor.driver.Mode;

/**
 * One attempt in the run store.
 *
 * @param runId the run: untrusted text
 * @param driver the driver's name
 * @param resource type and name, with a slash between: untrusted text
 * @param event what happened to the resource
 * @param attempt counts the attempts of the run in its session, from 1
 * @param number counts the attempts of the session, from 1: the {@code a} of its lines
 * @param eventNumber counts the events of the session, from 1: the {@code e} of its lines
 * @param mode offline, shadow or live
 * @param started when it began
 * @param status how it stands
 * @param ms how long it worked, in milliseconds, once it is over
 * @param place where its lines are
 */
public record StoredAttempt(
        String runId,
        String driver,
        String resource,
        String event,
        int attempt,
        long number,
        long eventNumber,
        Mode mode,
        Instant started,
        Status status,
        OptionalLong ms,
        Place place) {
    /**
     * Where an attempt's lines are. An attempt that was running when its segment was full goes on in the next one of its session.
     *
     * @param segment the file it begins in
     * @param event the offset of its event line in that file; -1 where that is not known yet
     * @param start the offset of its start line in that file
     * @param last the file it ends in, or is in now
     * @param end the offset behind its finish line in that file; -1 where it has none
     */
    public record Place(Path segment, long event, long start, Path last, long end) {}

    /** The file the attempt begins in. */
    public Path segment() {
        return place.segment();
    }

    /** The offset of its start line in that file. */
    public long offset() {
        return place.start();
    }

    /** The id of its execution, such as {@code k3f9ab.2}: a reference that finds it, and the other attempts at this event, again. */
    public String execution() {
        return ExecutionId.shown(session(), eventNumber);
    }

    /** The same with all characters of the session: it never means another one. */
    public String wholeExecution() {
        return ExecutionId.whole(session(), eventNumber);
    }

    public boolean isOfSameExecution(StoredAttempt other) {
        return eventNumber == other.eventNumber && session().equals(other.session());
    }

    /** Whether a word that found it, a run id or the id of an execution, means its execution, not its run. */
    public boolean isExecution(String word) {
        ExecutionId id = runId.equals(word) ? null : ExecutionId.parse(word);
        return id != null && id.fits(session(), eventNumber);
    }

    public ExecutionId executionId() {
        return new ExecutionId(session(), eventNumber);
    }

    public String session() {
        return SegmentName.of(place.segment()).session();
    }

    /** A reference that finds this run again: {@code driver/run-id}. */
    public String ref() {
        return driver + "/" + runId;
    }

    /** Whether it is about this resource: {@code type/name}, a type, or a name. */
    public boolean isOf(String wanted) {
        return isOf(wanted, resource);
    }

    /** Whether a resource, {@code type/name}, is the one that is wanted: {@code type/name}, a type, or a name. */
    public static boolean isOf(String wanted, String resource) {
        int slash = resource.indexOf('/');
        return wanted.equals(resource)
                || slash >= 0
                        && (wanted.equals(resource.substring(0, slash))
                                || wanted.equals(resource.substring(slash + 1)));
    }

    public StoredAttempt ended(Status status, OptionalLong ms, Place place) {
        return new StoredAttempt(
                runId, driver, resource, event, attempt, number, eventNumber, mode, started, status, ms, place);
    }
}

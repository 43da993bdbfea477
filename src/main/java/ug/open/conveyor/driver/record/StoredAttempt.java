package ug.open.conveyor.driver.record;

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

    /** A reference that finds this run again: {@code driver/run-id}. */
    public String ref() {
        return driver.concat("/").concat(runId);
    }

    /** Whether it is about this resource: {@code type/name}, a type, or a name. */
    public boolean isOf(String wanted) {
        return LogQuery.isOf(wanted, resource);
    }

    StoredAttempt ended(Status status, OptionalLong ms, Place place) {
        return new StoredAttempt(runId, driver, resource, event, attempt, number, mode, started, status, ms, place);
    }
}

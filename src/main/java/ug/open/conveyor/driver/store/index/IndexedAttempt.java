package ug.open.conveyor.driver.store.index;

import java.util.OptionalLong;

/**
 * What one index says of an attempt.
 *
 * @param segment whose index it is
 * @param attempt as that index knows it: an attempt that goes on in the next segment is running here
 * @param first the number of the segment of the session in which the attempt began
 * @param goesOn whether it had not ended when the segment was full
 */
public record IndexedAttempt(SegmentName segment, StoredAttempt attempt, int first, boolean goesOn) {
    /** Whether the attempt began before this segment. */
    public boolean isContinued() {
        return first < segment.ordinal();
    }

    public IndexedAttempt interrupted() {
        StoredAttempt ended = attempt.ended(Status.INTERRUPTED, OptionalLong.empty(), attempt.place());
        return new IndexedAttempt(segment, ended, first, false);
    }
}

package ug.open.conveyor.driver.store.index;

/** How a segment stands. */
public enum SegmentState {
    /** A process writes it. */
    LIVE,
    /** Its session goes on, or went on, in the next segment. */
    ROLLED,
    /** It is the last of a session that is over. */
    LAST
}

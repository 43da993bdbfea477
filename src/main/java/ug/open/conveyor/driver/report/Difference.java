package ug.open.conveyor.driver.report;

/**
 * One place where two driver results differ.
 *
 * @param path the place, as a JSON path: {@code $.success}, {@code $.data.files[0]}
 * @param kind what happened there
 * @param recorded the value that was recorded, a JSON value; null where it was added (and where null was recorded)
 * @param now the value of the new result, a JSON value; null where it was removed (and where it is null now)
 */
public record Difference(String path, Kind kind, Object recorded, Object now) {
    /** What happened at a place. */
    public enum Kind {
        /** Only the new result has it. */
        ADDED,
        /** Only the recorded result has it. */
        REMOVED,
        /** Both have it, with different values. */
        CHANGED
    }
}

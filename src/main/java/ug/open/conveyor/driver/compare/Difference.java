package ug.open.conveyor.driver.compare;

/**
 * One place where two driver results differ.
 *
 * @param path the place, as a JSON path: {@code $.success}, {@code $.data.files[0]}
 * @param kind whether a value was added, removed or changed
 * @param recorded the value that was recorded, a JSON value; null where it was added (and where null was recorded)
 * @param now the value of the new result, a JSON value; null where it was removed (and where it is null now)
 */
public record Difference(String path, Kind kind, Object recorded, Object now) {
    /** The kinds of differences. */
    public enum Kind {
        /** Only the new result has it. */
        ADDED,
        /** Only the recorded result has it. */
        REMOVED,
        /** Both have it, with different values. */
        CHANGED
    }
}

package ug.open.conveyor.driver.search;

/** Picks lines of a recording by what else is in them, such as run or driver. One is made for each thread, so it may keep state. */
@FunctionalInterface
public interface LineFilter {
    /** Lets every line through. */
    LineFilter ALL = (bytes, from, to) -> true;

    /**
     * Whether the line is meant.
     *
     * @param bytes hold it; never changed, and valid during the call only
     * @param from its first byte
     * @param to behind its last byte, the line feed not included
     */
    boolean accepts(byte[] bytes, int from, int to);
}

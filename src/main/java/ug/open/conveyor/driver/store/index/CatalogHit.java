package ug.open.conveyor.driver.store.index;

/**
 * Where the index lines of an attempt are.
 *
 * @param row its segment
 * @param start the offset of its start line in the index
 * @param startLength the length of that line with its line feed
 * @param end the offset of its end line, -1 where it has none
 * @param endLength the length of that line with its line feed
 * @param sum of these lines; -1 where it is not known
 */
public record CatalogHit(CatalogRow row, long start, int startLength, long end, int endLength, long sum)
        implements Comparable<CatalogHit> {
    /** By segment, the oldest first. */
    @Override
    public int compareTo(CatalogHit other) {
        return row.name().compareTo(other.row.name());
    }
}

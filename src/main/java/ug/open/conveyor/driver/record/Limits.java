package ug.open.conveyor.driver.record;

import java.time.Duration;

/**
 * When a segment is full.
 *
 * @param bytes its own size
 * @param indexBytes the size of its index, which readers hold in memory
 * @param age how long it is written
 */
record Limits(long bytes, long indexBytes, Duration age) {
    static final Limits DEFAULT = new Limits(64L << 20, 16L << 20, Duration.ofHours(24));
}

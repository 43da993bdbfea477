package ug.open.conveyor.driver.store.write;

import java.time.Duration;

/**
 * When a segment is full.
 *
 * @param bytes its own size
 * @param indexBytes the size of its index, which readers hold in memory
 * @param age how long it is written
 */
public record SegmentLimits(long bytes, long indexBytes, Duration age) {
    public static final SegmentLimits DEFAULT = new SegmentLimits(64L << 20, 16L << 20, Duration.ofHours(24));
}

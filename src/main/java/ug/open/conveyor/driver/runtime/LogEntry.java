package ug.open.conveyor.driver.runtime;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import ug.open.conveyor.driver.Level;

/**
 * One log entry of one attempt.
 *
 * @param runId the run
 * @param driver the driver's name
 * @param pipeline the pipeline, may be empty
 * @param timestamp when, in whole microseconds; later than the entry before it of the same attempt
 * @param level how much it matters
 * @param message the text
 * @param labels further fields, JSON values; read-only
 * @param part 0 for a whole entry; a longer text is split at {@link #MAX_MESSAGE}, and its parts count from 1
 * @param bytes base64 of the line as it was, where it was not UTF-8 and is not too long; else empty
 */
public record LogEntry(
        String runId,
        String driver,
        String pipeline,
        Instant timestamp,
        Level level,
        String message,
        Map<String, ?> labels,
        int part,
        String bytes) {
    /** The longest message, in bytes of UTF-8; 256 KiB. */
    public static final int MAX_MESSAGE = 256 * 1024;

    /** Checks that nothing is missing. */
    public LogEntry {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(labels, "labels");
    }
}

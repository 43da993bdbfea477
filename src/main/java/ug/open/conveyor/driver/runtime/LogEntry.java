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
 * @param timestamp in whole microseconds; later than that of the entry before it of the same attempt
 * @param level how much it matters
 * @param message the text
 * @param labels further fields, JSON values; read-only
 * @param part 0 for a whole entry; a longer text is split at {@link #MAX_MESSAGE}, and its parts are numbered from 1
 * @param bytes base64 of the bytes of a line that is not UTF-8, up to 64 KiB; else empty
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
    /** The longest message: 256 KiB of UTF-8. */
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

package ug.open.conveyor.driver.wire;

import java.time.Instant;
import java.util.Objects;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.json.Buffer;

/**
 * The first line of a recording.
 *
 * @param format the version of the format
 * @param tool the name and version of the tool that wrote it
 * @param driver the driver's name; empty where events were only recorded
 * @param mode offline, shadow or live
 * @param time when the session began
 * @param pipeline the pipeline that this tool went through, of which the session was a step
 * @param redacted whether secrets were replaced that nobody had named
 */
public record SessionLine(
        int format, String tool, String driver, Mode mode, Instant time, PipelinePart pipeline, boolean redacted) {
    /** The version that is written, and the highest that is understood. */
    public static final int FORMAT = 1;

    /** Checks that nothing is missing. */
    public SessionLine {
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(pipeline, "pipeline");
    }

    /** A session of the current format. */
    public static SessionLine of(String tool, String driver, Mode mode, Instant time) {
        return new SessionLine(FORMAT, tool, driver, mode, time, PipelinePart.NONE, false);
    }

    /** The same for a step of a pipeline. */
    public SessionLine in(PipelinePart of) {
        return new SessionLine(format, tool, driver, mode, time, of, redacted);
    }

    /** The same of a recording from which secrets were taken. */
    public SessionLine afterRedaction() {
        return new SessionLine(format, tool, driver, mode, time, pipeline, true);
    }

    /** A written line, without its line feed, as that of {@link #afterRedaction}. */
    public static byte[] redacted(byte[] line) {
        Buffer marked = new Buffer(line.length + 32);
        marked.add(line, 0, line.length - 1)
                .add(Member.REDACTED.lead)
                .add(EscapedWords.TRUE)
                .add('}');
        return marked.toArray();
    }
}

package ug.open.conveyor.driver.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The members of the lines of a recording, which {@link LineWriter} writes and {@link RecordedLine} reads, and of those of its index. */
public enum Member {
    KIND,
    FORMAT,
    TOOL,
    DRIVER,
    MODE,
    TIME,
    /** The number of an event in its session. */
    E,
    SUBJECT,
    SEQ,
    IDENTITY,
    MESSAGE,
    BYTES,
    /** The number of an attempt in its session. */
    A,
    ATTEMPT,
    RUNID,
    RESOURCE,
    EVENT,
    PIPELINE,
    /** What all sessions of one way through a pipeline have in common. */
    PIPELINERUN,
    STEPS,
    REDACTED,
    EXECUTION,
    TIMESTAMP,
    LEVEL,
    LABELS,
    PART,
    SUCCESS,
    DATA,
    ENDING,
    MS,
    RETRY,
    OUTCOME,
    REASON,
    N,
    /** The number of the segment in which an attempt began. */
    FIRST,
    /** In an index: where the line begins that an index line is about. */
    AT,
    /** In an index: where that line ends. */
    TO,
    EVENT_AT,
    STATUS;

    /** All that stands between the value before and the value of this member. */
    final byte[] lead = (",\"" + key() + "\":").getBytes(StandardCharsets.US_ASCII);

    /** Its name in a line. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

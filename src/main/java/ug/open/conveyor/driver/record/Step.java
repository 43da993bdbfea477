package ug.open.conveyor.driver.record;

import java.io.IOException;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.wire.JsonLine;

/** Which pipeline an attempt is a step of: one that took part, since what is run again or beside moves no pipeline on. */
final class Step {
    private Step() {}

    /** From its start line; empty: of none. */
    static String pipeline(JsonLine start, int pipeline, int mode) {
        return start.isString(pipeline) && start.is(mode, IndexLines.word(Mode.LIVE)) ? start.string(pipeline) : "";
    }

    /** Of an attempt in the store; empty also where its line is gone. */
    static String pipeline(StoredAttempt attempt) {
        if (attempt.mode() != Mode.LIVE) {
            return "";
        }
        try {
            byte[] bytes = SegmentFile.line(attempt.segment(), attempt.offset());
            JsonLine line = new JsonLine("pipeline", "mode");
            return line.read(bytes, 0, bytes.length) ? pipeline(line, 0, 1) : "";
        } catch (IOException e) {
            return "";
        }
    }
}

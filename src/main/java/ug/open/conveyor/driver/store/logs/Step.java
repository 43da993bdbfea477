package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.store.index.IndexLines;
import ug.open.conveyor.driver.store.index.SegmentFile;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Which pipeline an attempt is a step of: one that took part, since what is run again or beside moves no pipeline on. */
final class Step {
    private Step() {}

    /** From its start line; empty: of none. */
    static String pipeline(RecordedLine start) {
        boolean live = start.isString(Member.PIPELINE) && start.is(Member.MODE, IndexLines.word(Mode.LIVE));
        return live ? start.text(Member.PIPELINE) : "";
    }

    /** Of an attempt in the store; empty also where its line is gone. */
    static String pipeline(StoredAttempt attempt) {
        if (attempt.mode() != Mode.LIVE) {
            return "";
        }
        try {
            byte[] bytes = SegmentFile.line(attempt.segment(), attempt.offset());
            RecordedLine line = new RecordedLine();
            return line.read(bytes, 0, bytes.length) ? pipeline(line) : "";
        } catch (IOException e) {
            return "";
        }
    }
}

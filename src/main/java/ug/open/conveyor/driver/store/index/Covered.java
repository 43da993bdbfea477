package ug.open.conveyor.driver.store.index;

import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/** How far in its segment an index goes. */
final class Covered {
    private Covered() {}

    /** The offset of the first line of the segment that the last of these index lines does not tell of. */
    static long by(byte[] lines, int length) {
        int last = Bytes.wholeLines(lines, 0, length - 1);
        RecordedLine line = new RecordedLine();
        if (length <= 0 || !line.read(lines, last, length - 1) || !line.has(Member.AT)) {
            return 0;
        }
        return line.has(Member.TO) ? line.number(Member.TO) : line.number(Member.AT);
    }
}

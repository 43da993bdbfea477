package ug.open.conveyor.driver.record;

import ug.open.conveyor.driver.wire.JsonLine;

/** How far in its segment an index goes. */
final class Covered {
    private Covered() {}

    /** The offset of the first line of the segment that the last of these index lines does not tell of. */
    static long by(byte[] lines, int length) {
        int last = Bytes.wholeLines(lines, 0, length - 1);
        JsonLine line = new JsonLine("at", "to");
        if (length <= 0 || !line.read(lines, last, length - 1) || !line.present(0)) {
            return 0;
        }
        boolean end = line.present(1);
        return end ? line.longValue(1, -1) : line.longValue(0, -1);
    }
}

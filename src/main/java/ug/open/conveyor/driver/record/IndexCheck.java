package ug.open.conveyor.driver.record;

import java.util.zip.CRC32;
import ug.open.conveyor.driver.wire.JsonLine;

/** Tells whether the lines of a sealed index are as they were written. */
final class IndexCheck {
    private IndexCheck() {}

    static long sum(byte[] bytes, int from, int to) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, to - from);
        return sum.getValue();
    }

    /** By the sum in the sealing line, which begins at {@code sealed}; in an index of an older tool, which has none, by the form of each line. */
    static boolean isSound(byte[] lines, int sealed) {
        int at = sealed + IndexLines.SEALED.length;
        while (at < lines.length && lines[at] >= '0' && lines[at] <= '9') {
            at++;
        }
        return Bytes.startsWith(lines, at, lines.length, IndexLines.SUM)
                ? Bytes.digits(lines, at + IndexLines.SUM.length, lines.length) == sum(lines, 0, sealed)
                : hasForm(lines, sealed);
    }

    private static boolean hasForm(byte[] lines, int end) {
        JsonLine line = new JsonLine("at", "time", "status");
        int head = Bytes.lineEnd(lines, 0, end);
        for (int from = head + 1, to; (to = Bytes.lineEnd(lines, from, end)) >= 0; from = to + 1) {
            boolean start = Bytes.startsWith(lines, from, to, IndexLines.START);
            boolean known = start
                    || Bytes.startsWith(lines, from, to, IndexLines.END)
                    || Bytes.startsWith(lines, from, to, IndexLines.SETTLE)
                    || Bytes.startsWith(lines, from, to, IndexLines.MARK);
            if (!known || !line.read(lines, from, to) || line.longValue(0, -1) < 0 || start && !line.present(1)) {
                return false;
            }
            if (line.present(2) && !Status.ofWord(line.string(2)).word().equals(line.string(2))) {
                return false;
            }
        }
        return true;
    }
}

package ug.open.conveyor.driver.store.index;

import java.util.zip.CRC32;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

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
        RecordedLine line = new RecordedLine();
        int head = Bytes.lineEnd(lines, 0, end);
        for (int from = head + 1, to; (to = Bytes.lineEnd(lines, from, end)) >= 0; from = to + 1) {
            boolean start = Bytes.startsWith(lines, from, to, IndexLines.START);
            boolean known = start
                    || Bytes.startsWith(lines, from, to, IndexLines.END)
                    || Bytes.startsWith(lines, from, to, IndexLines.SETTLE)
                    || Bytes.startsWith(lines, from, to, IndexLines.MARK);
            if (!known
                    || !line.read(lines, from, to)
                    || line.number(Member.AT) < 0
                    || start && !line.has(Member.TIME)) {
                return false;
            }
            if (line.has(Member.STATUS)
                    && !Status.ofWord(line.text(Member.STATUS)).word().equals(line.text(Member.STATUS))) {
                return false;
            }
        }
        return true;
    }
}

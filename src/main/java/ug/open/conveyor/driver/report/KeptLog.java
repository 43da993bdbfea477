package ug.open.conveyor.driver.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What an attempt logged: the last entries, as far as there is room. Attempts in flight share the room, so that a report needs bounded
 * memory whatever they log.
 */
final class KeptLog {
    private static final int COST = 96; // of an entry beside its text, in bytes

    private final Room room;
    private final Deque<ReportedLine> lines = new ArrayDeque<>();
    private long held;
    private long left;

    /** Room for log entries, in bytes. */
    static final class Room {
        private long free;

        Room(long bytes) {
            free = bytes;
        }
    }

    KeptLog(Room room) {
        this.room = room;
    }

    void add(ReportedLine line) {
        long cost = cost(line);
        while (room.free < cost && !lines.isEmpty()) {
            give(cost(lines.removeFirst()));
            left++;
        }
        if (room.free < cost) {
            left++;
            return;
        }
        lines.add(line);
        room.free -= cost;
        held += cost;
    }

    private static long cost(ReportedLine line) {
        return COST + (long) line.message().length();
    }

    private void give(long cost) {
        room.free += cost;
        held -= cost;
    }

    /** The room that it takes, in bytes. */
    long size() {
        return held;
    }

    /** Gives its room to others; the entries can still be read. */
    void close() {
        give(held);
    }

    /** The entries, the oldest first. */
    List<ReportedLine> lines() {
        return lines.isEmpty() ? List.of() : List.copyOf(lines);
    }

    /** The last of them: as many entries, and as many characters together, but one at least. */
    List<ReportedLine> last(int most, int characters) {
        List<ReportedLine> all = lines();
        int from = all.size();
        long length = 0;
        while (from > 0 && all.size() - from < most && (length == 0 || length < characters)) {
            from--;
            length += all.get(from).message().length() + 1;
        }
        return all.subList(length > characters && all.size() - from > 1 ? from + 1 : from, all.size());
    }

    /** How many entries there were. */
    long count() {
        return lines.size() + left;
    }

    /** How many of the first entries are not here. */
    long left() {
        return left;
    }
}

package ug.open.conveyor.driver.store.write;

import java.util.Map;
import java.util.TreeMap;
import ug.open.conveyor.driver.runtime.Attempt;

/** The events that are not settled and the attempts that have not finished: what goes on in the next segment. In order of their numbers. */
final class OpenWork {
    /** Where a line is in the current segment. */
    static final class Line {
        long at;
        int length;

        Line(long at, long to) {
            moved(at, to);
        }

        void moved(long at, long to) {
            this.at = at;
            this.length = Math.toIntExact(to - at);
        }
    }

    /** An event that is not settled; the identity is null where it cannot come again. */
    record Event(Line line, String identity) {}

    /** An attempt that has not finished, and the number of the segment in which it began. */
    record Running(Line line, Attempt attempt, int first) {}

    private final Map<Long, Event> events = new TreeMap<>();
    private final Map<Long, Running> attempts = new TreeMap<>();

    Map<Long, Event> events() {
        return events;
    }

    Map<Long, Running> attempts() {
        return attempts;
    }

    String identity(long event) {
        Event open = events.get(event);
        return open == null ? null : open.identity();
    }
}

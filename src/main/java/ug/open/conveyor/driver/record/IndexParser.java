package ug.open.conveyor.driver.record;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.OptionalLong;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.wire.JsonLine;

/** Takes the lines of one index apart. */
final class IndexParser {
    private static final int RUN_ID = 0;
    private static final int A = 1;
    private static final int E = 2;
    private static final int ATTEMPT = 3;
    private static final int DRIVER = 4;
    private static final int RESOURCE = 5;
    private static final int EVENT = 6;
    private static final int TIME = 7;
    private static final int FIRST = 8;
    private static final int EVENT_AT = 9;
    private static final int AT = 10;
    private static final int END_STATUS = 2;
    private static final int END_MS = 3;
    private static final int END_TO = 5;
    private static final long LONGEST_MS = 1L << 50;

    private final JsonLine start = new JsonLine(
            "runid", "a", "e", "attempt", "driver", "resource", "event", "time", "first", "event_at", "at");
    private final JsonLine end = new JsonLine("a", "e", "status", "ms", "at", "to");
    private final SegmentName name;
    private final Path segment;
    private final Mode mode;

    IndexParser(SegmentName name, Path segment, Mode mode) {
        this.name = name;
        this.segment = segment;
        this.mode = mode;
    }

    /**
     * The attempt that a start line tells of.
     *
     * @param state how its segment stands, and so how the attempt stands as long as no end line is met
     * @return null where the line is no start line
     */
    IndexedAttempt start(byte[] bytes, int from, int to, SegmentIndex.State state) {
        if (!start.read(bytes, from, to) || start.longValue(AT, -1) < 0 || !start.present(TIME)) {
            return null;
        }
        try {
            StoredAttempt attempt = new StoredAttempt(
                    start.string(RUN_ID),
                    start.string(DRIVER),
                    start.string(RESOURCE),
                    start.string(EVENT),
                    (int) start.longValue(ATTEMPT, -1),
                    start.longValue(A, -1),
                    Math.max(0, start.longValue(E, 0)),
                    mode,
                    IndexTime.of(start.string(TIME)),
                    state == SegmentIndex.State.LAST ? Status.INTERRUPTED : Status.RUNNING,
                    OptionalLong.empty(),
                    new StoredAttempt.Place(
                            segment, start.longValue(EVENT_AT, -1), start.longValue(AT, -1), segment, -1));
            boolean goesOn = state == SegmentIndex.State.ROLLED;
            return new IndexedAttempt(name, attempt, (int) start.longValue(FIRST, -1), goesOn);
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** The attempt with what an end line tells of it; null where the line is no end line. */
    IndexedAttempt end(IndexedAttempt of, byte[] bytes, int from, int to) {
        long ms = end.read(bytes, from, to) ? end.longValue(END_MS, -1) : -1;
        if (ms < 0 || ms > LONGEST_MS || end.longValue(END_TO, -1) < 0) {
            return null;
        }
        StoredAttempt open = of.attempt();
        StoredAttempt.Place place = new StoredAttempt.Place(
                segment, open.place().event(), open.place().start(), segment, end.longValue(END_TO, -1));
        StoredAttempt ended = open.ended(Status.ofWord(end.string(END_STATUS)), OptionalLong.of(ms), place);
        return new IndexedAttempt(name, ended, of.first(), false);
    }
}

package ug.open.conveyor.driver.store.index;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.OptionalLong;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Takes the lines of one index apart. */
public final class IndexParser {
    static final long LONGEST_MS = 1L << 50;

    private final RecordedLine line = new RecordedLine();
    private final SegmentName name;
    private final Path segment;
    private final Mode mode;

    public IndexParser(SegmentName name, Path segment, Mode mode) {
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
    public IndexedAttempt start(byte[] bytes, int from, int to, SegmentState state) {
        if (!line.read(bytes, from, to) || line.number(Member.AT) < 0 || !line.has(Member.TIME)) {
            return null;
        }
        try {
            StoredAttempt attempt = new StoredAttempt(
                    line.text(Member.RUNID),
                    line.text(Member.DRIVER),
                    line.text(Member.RESOURCE),
                    line.text(Member.EVENT),
                    (int) line.number(Member.ATTEMPT),
                    line.a(),
                    Math.max(0, line.e()),
                    mode,
                    IndexTime.of(line.text(Member.TIME)),
                    state == SegmentState.LAST ? Status.INTERRUPTED : Status.RUNNING,
                    OptionalLong.empty(),
                    new StoredAttempt.Place(
                            segment, line.number(Member.EVENT_AT), line.number(Member.AT), segment, -1));
            boolean goesOn = state == SegmentState.ROLLED;
            return new IndexedAttempt(name, attempt, (int) line.number(Member.FIRST), goesOn);
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** The attempt with what an end line tells of it; null where the line is no end line. */
    public IndexedAttempt end(IndexedAttempt of, byte[] bytes, int from, int to) {
        long ms = line.read(bytes, from, to) ? line.number(Member.MS) : -1;
        if (ms < 0 || ms > LONGEST_MS || line.number(Member.TO) < 0) {
            return null;
        }
        StoredAttempt open = of.attempt();
        StoredAttempt.Place place = new StoredAttempt.Place(
                segment, open.place().event(), open.place().start(), segment, line.number(Member.TO));
        StoredAttempt ended = open.ended(Status.ofWord(line.text(Member.STATUS)), OptionalLong.of(ms), place);
        return new IndexedAttempt(name, ended, of.first(), false);
    }
}

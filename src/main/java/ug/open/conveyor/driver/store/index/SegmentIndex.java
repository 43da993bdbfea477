package ug.open.conveyor.driver.store.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/** The index of one segment, in memory: what {@link IndexReader} read or made. */
public final class SegmentIndex {
    private final SegmentName name;
    private final SegmentState state;
    private final byte[] lines;
    private final int length;
    private final boolean kept;
    private final String driver;
    private final Mode mode;
    private final Instant began;
    private final IndexParser parser;

    /**
     * Of whole lines, the first of which is the head.
     *
     * @param kept whether the file has these very bytes, and will have
     */
    SegmentIndex(StoreFolder folder, SegmentName name, SegmentState state, byte[] lines, int length, boolean kept) {
        this.name = name;
        this.state = state;
        this.lines = lines;
        this.length = length;
        this.kept = kept;
        RecordedLine head = new RecordedLine();
        boolean whole = head.read(lines, 0, Math.max(0, Bytes.lineEnd(lines, 0, length))) && head.has(Member.TIME);
        this.driver = whole ? head.text(Member.DRIVER) : "";
        this.mode = whole ? IndexLines.mode(head.text(Member.MODE)) : Mode.OFFLINE;
        this.began = time(whole ? head.text(Member.TIME) : "");
        this.parser = new IndexParser(name, folder.segment(name), mode);
    }

    public SegmentName name() {
        return name;
    }

    public SegmentState state() {
        return state;
    }

    /** The driver of the session. */
    public String driver() {
        return driver;
    }

    public Mode mode() {
        return mode;
    }

    /** When the session began. */
    Instant began() {
        return began;
    }

    /** Whether the index file holds these lines, at these offsets, for good. */
    public boolean isKept() {
        return kept;
    }

    public byte[] lines() {
        return lines;
    }

    public int length() {
        return length;
    }

    /** Every attempt that the segment has lines of, in the order in which they began. */
    public List<IndexedAttempt> attempts() {
        List<IndexedAttempt> attempts = new ArrayList<>();
        Map<Long, Integer> places = new HashMap<>();
        for (int from = 0, to; (to = Bytes.lineEnd(lines, from, length)) >= 0; from = to + 1) {
            if (Bytes.startsWith(lines, from, to, IndexLines.START)) {
                IndexedAttempt begun = parser.start(lines, from, to, state);
                if (begun != null && places.putIfAbsent(begun.attempt().number(), attempts.size()) == null) {
                    attempts.add(begun);
                }
            } else if (Bytes.startsWith(lines, from, to, IndexLines.END)) {
                Integer place = places.get(Bytes.digits(lines, from + IndexLines.END.length, to));
                if (place != null) {
                    end(attempts, place, from, to);
                }
            }
        }
        return attempts;
    }

    private void end(List<IndexedAttempt> attempts, int place, int from, int to) {
        IndexedAttempt ended = parser.end(attempts.get(place), lines, from, to);
        if (ended != null) {
            attempts.set(place, ended);
        }
    }

    /** The attempt with a number; null where the segment has no line of it. */
    public IndexedAttempt find(long number) {
        List<IndexedAttempt> attempts = attempts();
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.get(i).attempt().number() == number) {
                return attempts.get(i);
            }
        }
        return null;
    }

    /** Adds the attempts whose start line fits. Lines are looked at only where their bytes fit. */
    public void find(StartKey key, List<IndexedAttempt> found) {
        int first = found.size();
        for (int from = 0, to; (to = Bytes.lineEnd(lines, from, length)) >= 0; from = to + 1) {
            if (key.fits(lines, from, to)) {
                IndexedAttempt begun = parser.start(lines, from, to, state);
                if (begun != null) {
                    found.add(begun);
                }
            } else if (found.size() > first && Bytes.startsWith(lines, from, to, IndexLines.END)) {
                long a = Bytes.digits(lines, from + IndexLines.END.length, to);
                for (int i = found.size() - 1; i >= first; i--) {
                    if (found.get(i).attempt().number() == a) {
                        end(found, i, from, to);
                    }
                }
            }
        }
    }

    /** The time of the last mark; when the session began where there is none. */
    Instant lastMark() {
        RecordedLine mark = new RecordedLine();
        for (int to = Bytes.wholeLines(lines, 0, length) - 1; to > 0; ) { // from the end: an index has few
            int from = Bytes.wholeLines(lines, 0, to);
            if (Bytes.startsWith(lines, from, to, IndexLines.MARK) && mark.read(lines, from, to)) {
                return time(mark.text(Member.TIME));
            }
            to = from - 1;
        }
        return began;
    }

    private static Instant time(String text) {
        try {
            return IndexTime.of(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** The offset of the last mark before a time, from which on all of that time is found; 0 where there is none. */
    public long markBefore(String time) {
        long at = 0;
        RecordedLine mark = new RecordedLine();
        for (int from = 0, to; (to = Bytes.lineEnd(lines, from, length)) >= 0; from = to + 1) {
            if (Bytes.startsWith(lines, from, to, IndexLines.MARK)
                    && mark.read(lines, from, to)
                    && mark.has(Member.TIME)) {
                if (mark.text(Member.TIME).compareTo(time) >= 0) {
                    return at; // whatever later ones say: a clock may have been set back
                }
                at = Math.max(0, mark.number(Member.AT));
            }
        }
        return at;
    }
}

package ug.open.conveyor.driver.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.wire.JsonLine;

/** The index of one segment, in memory: what {@link IndexReader} read or made. */
final class SegmentIndex {
    /** How a segment stands. */
    enum State {
        /** A process writes it. */
        LIVE,
        /** Its session goes on, or went on, in the next segment. */
        ROLLED,
        /** It is the last of a session that is over. */
        LAST
    }

    private final SegmentName name;
    private final State state;
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
    SegmentIndex(StoreFolder folder, SegmentName name, State state, byte[] lines, int length, boolean kept) {
        this.name = name;
        this.state = state;
        this.lines = lines;
        this.length = length;
        this.kept = kept;
        JsonLine head = new JsonLine("driver", "mode", "time");
        boolean whole = head.read(lines, 0, Math.max(0, Bytes.lineEnd(lines, 0, length))) && head.present(2);
        this.driver = whole ? head.string(0) : "";
        this.mode = whole ? IndexLines.mode(head.string(1)) : Mode.OFFLINE;
        this.began = time(whole ? head.string(2) : "");
        this.parser = new IndexParser(name, folder.segment(name), mode);
    }

    SegmentName name() {
        return name;
    }

    State state() {
        return state;
    }

    /** The driver of the session. */
    String driver() {
        return driver;
    }

    Mode mode() {
        return mode;
    }

    /** When the session began. */
    Instant began() {
        return began;
    }

    /** Whether the index file holds these lines, at these offsets, for good. */
    boolean isKept() {
        return kept;
    }

    byte[] lines() {
        return lines;
    }

    int length() {
        return length;
    }

    /** Every attempt that the segment has lines of, in the order in which they began. */
    List<IndexedAttempt> attempts() {
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
    IndexedAttempt find(long number) {
        List<IndexedAttempt> attempts = attempts();
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.get(i).attempt().number() == number) {
                return attempts.get(i);
            }
        }
        return null;
    }

    /** Adds the attempts whose start line fits. Lines are looked at only where their bytes fit. */
    void find(StartKey key, List<IndexedAttempt> found) {
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
        Instant last = began;
        JsonLine mark = new JsonLine("time");
        for (int from = 0, to; (to = Bytes.lineEnd(lines, from, length)) >= 0; from = to + 1) {
            if (Bytes.startsWith(lines, from, to, IndexLines.MARK) && mark.read(lines, from, to)) {
                last = time(mark.string(0));
            }
        }
        return last;
    }

    private static Instant time(String text) {
        try {
            return IndexTime.of(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** The offset of the last mark before a time, from which on all of that time is found; 0 where there is none. */
    long markBefore(String time) {
        long at = 0;
        JsonLine mark = new JsonLine("at", "time");
        for (int from = 0, to; (to = Bytes.lineEnd(lines, from, length)) >= 0; from = to + 1) {
            if (Bytes.startsWith(lines, from, to, IndexLines.MARK) && mark.read(lines, from, to) && mark.present(1)) {
                if (mark.string(1).compareTo(time) >= 0) {
                    return at; // whatever later ones say: a clock may have been set back
                }
                at = Math.max(0, mark.longValue(0, 0));
            }
        }
        return at;
    }
}

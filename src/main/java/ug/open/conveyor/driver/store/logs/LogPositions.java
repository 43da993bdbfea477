package ug.open.conveyor.driver.store.logs;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import ug.open.conveyor.driver.store.index.SegmentName;

/**
 * How far the entries of each session of a store were read. A place for each session, not a time: sessions write beside each other, and an
 * entry may come to the store behind a later one of another session.
 *
 * @param sessions the places by session; what a session that is not named has was not read
 */
public record LogPositions(SortedMap<String, Place> sessions) {
    /** Nothing was read. */
    public static final LogPositions NONE = new LogPositions(new TreeMap<>());

    /**
     * A place in a session.
     *
     * @param segment the number of the segment; those before it were read
     * @param at the offset in it, in bytes, behind the last line that was read
     */
    public record Place(int segment, long at) {
        private boolean isBehind(Place other) {
            return segment > other.segment || segment == other.segment && at > other.at;
        }
    }

    /** Copies. */
    public LogPositions {
        sessions = Collections.unmodifiableSortedMap(new TreeMap<>(sessions));
    }

    /** Where to go on in a segment; behind everything where all of it was read. */
    long in(SegmentName name) {
        Place place = sessions.get(name.session());
        if (place == null || name.ordinal() > place.segment) {
            return 0;
        }
        return name.ordinal() == place.segment ? place.at : Long.MAX_VALUE;
    }

    /** The same with these segments read as far as given; no session goes back. */
    LogPositions with(Map<SegmentName, Long> read) {
        SortedMap<String, Place> all = new TreeMap<>(sessions);
        for (Map.Entry<SegmentName, Long> entry : read.entrySet()) {
            SegmentName name = entry.getKey();
            Place place = new Place(name.ordinal(), entry.getValue());
            all.merge(name.session(), place, (one, other) -> other.isBehind(one) ? other : one);
        }
        return new LogPositions(all);
    }

    /** The same without the sessions of which no such segment is there any more. */
    LogPositions without(Iterable<SegmentName> there) {
        SortedMap<String, Place> left = new TreeMap<>();
        for (SegmentName name : there) {
            Place place = sessions.get(name.session());
            if (place != null) {
                left.put(name.session(), place);
            }
        }
        return new LogPositions(left);
    }
}

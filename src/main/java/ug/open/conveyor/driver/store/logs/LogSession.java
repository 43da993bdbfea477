package ug.open.conveyor.driver.store.logs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.store.index.SegmentName;

/**
 * The wanted entries of one session.
 *
 * @param begin no entry of it comes before this, as {@link EntryTime} counts: the names of segments are in the order in which they were made,
 *     also where a clock was wrong
 * @param parts of its segments, in the order in which they were written
 */
record LogSession(long begin, List<LogPart> parts) implements Comparable<LogSession> {
    /** A class of its own: a lambda here and one of the JDK's would be made at each start. */
    private static final class ByOrdinal implements Comparator<LogPart> {
        @Override
        public int compare(LogPart one, LogPart other) {
            return Integer.compare(ordinal(one), ordinal(other));
        }

        private static int ordinal(LogPart part) {
            return SegmentName.of(part.segment()).ordinal();
        }
    }

    private static final Comparator<LogPart> BY_ORDINAL = new ByOrdinal();

    /** These parts by session, the one that began first in front. */
    static List<LogSession> of(List<LogPart> parts) {
        Map<String, List<LogPart>> bySession = new LinkedHashMap<>();
        for (LogPart part : parts) {
            String session = SegmentName.of(part.segment()).session();
            List<LogPart> known = bySession.get(session);
            if (known == null) {
                known = new ArrayList<>(1);
                bySession.put(session, known);
            }
            known.add(part);
        }
        List<LogSession> sessions = new ArrayList<>(bySession.size());
        for (List<LogPart> one : bySession.values()) {
            sessions.add(inOrder(one));
        }
        Collections.sort(sessions);
        return sessions;
    }

    private static LogSession inOrder(List<LogPart> parts) {
        if (parts.size() > 1) { // a clock that was set back mixes their names up
            parts.sort(BY_ORDINAL);
        }
        long begin = Long.MAX_VALUE;
        for (LogPart part : parts) {
            begin = Math.min(begin, EntryTime.of(SegmentName.of(part.segment())));
        }
        return new LogSession(begin, parts);
    }

    /** The one that began first comes first. Not by a comparator of the JDK's, which makes a class at each start. */
    @Override
    public int compareTo(LogSession other) {
        return Long.compare(begin, other.begin);
    }
}

package ug.open.conveyor.driver.store.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The segments of the store by session. The folder is listed when somebody asks, and again where a segment is missing that may have been made
 * since: for one at once, for many after a share of what was listed, so that the time does not grow with the square of the store.
 */
public final class SessionList {
    private static final int SHARE = 16;

    private final StoreFolder folder;
    private Map<String, List<SegmentName>> sessions;
    private int patience;

    public SessionList(StoreFolder folder) {
        this.folder = folder;
    }

    /** The segment in which the session goes on; null where there is none. */
    public SegmentName behind(SegmentName segment) throws StoreException {
        boolean isNew = sessions == null;
        SegmentName next = find(segment.session(), segment.ordinal() + 1);
        if (next == null && !isNew && patience-- <= 0) {
            list();
            patience = size() / SHARE;
            next = find(segment.session(), segment.ordinal() + 1);
        }
        return next;
    }

    /** The last segment of a session; null where it has none. */
    public SegmentName last(String session) throws StoreException {
        SegmentName last = null;
        for (SegmentName name : of(session)) {
            last = last == null || name.ordinal() > last.ordinal() ? name : last;
        }
        SegmentName next = last == null ? null : behind(last);
        while (next != null) {
            last = next;
            next = find(session, last.ordinal() + 1);
        }
        return last;
    }

    private SegmentName find(String session, int ordinal) throws StoreException {
        for (SegmentName name : of(session)) {
            if (name.ordinal() == ordinal) {
                return name;
            }
        }
        return null;
    }

    private List<SegmentName> of(String session) throws StoreException {
        if (sessions == null) {
            list();
        }
        return sessions.getOrDefault(session, List.of());
    }

    private int size() {
        return sessions.size();
    }

    private void list() throws StoreException {
        sessions = new HashMap<>();
        for (SegmentName name : folder.segments()) {
            List<SegmentName> ofSession = sessions.get(name.session());
            if (ofSession == null) {
                ofSession = new ArrayList<>(1);
                sessions.put(name.session(), ofSession);
            }
            ofSession.add(name);
        }
    }
}

package ug.open.conveyor.driver.record;

import java.io.IOException;

/**
 * Finds out what became of an attempt that had not ended when its segment was full, and that no other segment is known to go on with: its
 * session may have been killed just then, or have begun the next segment just now.
 */
final class Continuation {
    private final StoreFolder folder;
    private final SessionList sessions;
    private final IndexReader reader;

    Continuation(StoreFolder folder) {
        this.folder = folder;
        this.sessions = new SessionList(folder);
        this.reader = new IndexReader(folder);
    }

    /** The attempt as the last of its segments knows it. */
    IndexedAttempt of(IndexedAttempt attempt) throws IOException {
        IndexedAttempt last = attempt;
        while (last.goesOn()) {
            SegmentName next = sessions.behind(last.segment());
            SegmentIndex index = next == null ? null : reader.read(next);
            IndexedAttempt found =
                    index == null ? null : index.find(attempt.attempt().number());
            if (found == null) {
                boolean begun = next != null && SessionLock.isLive(folder.index(next));
                return begun ? last : last.interrupted();
            }
            last = found;
        }
        return last;
    }
}

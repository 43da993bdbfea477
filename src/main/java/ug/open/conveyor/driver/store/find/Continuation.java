package ug.open.conveyor.driver.store.find;

import java.io.IOException;
import ug.open.conveyor.driver.store.index.IndexReader;
import ug.open.conveyor.driver.store.index.IndexedAttempt;
import ug.open.conveyor.driver.store.index.SegmentIndex;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.SessionList;
import ug.open.conveyor.driver.store.index.SessionLock;
import ug.open.conveyor.driver.store.index.StoreFolder;

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

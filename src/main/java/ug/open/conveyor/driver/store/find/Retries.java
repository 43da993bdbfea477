package ug.open.conveyor.driver.store.find;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.SessionList;
import ug.open.conveyor.driver.store.index.SessionLock;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** Tells attempts that were followed by another from those that were to be, in a session that ended or was killed before. */
final class Retries {
    private final StoreFolder folder;
    private final SessionList sessions;
    private final Set<String> followers = new HashSet<>();

    Retries(StoreFolder folder) {
        this.folder = folder;
        this.sessions = new SessionList(folder);
    }

    /** Takes an attempt that the store has; it may be the one that another waits for. */
    void met(StoredAttempt attempt) {
        if (attempt.attempt() > 1) {
            followers.add(key(attempt, attempt.attempt()));
        }
    }

    /** The attempt as it stands, now that all that began after it are met. */
    StoredAttempt of(StoredAttempt attempt) throws IOException {
        boolean waits = attempt.status() == Status.RETRIED && !followers.remove(key(attempt, attempt.attempt() + 1));
        return waits && !isLive(attempt.session())
                ? attempt.ended(Status.INTERRUPTED, attempt.ms(), attempt.place())
                : attempt;
    }

    private static String key(StoredAttempt attempt, int count) {
        return attempt.wholeExecution() + "#" + count;
    }

    /** Whether somebody writes the last segment of a session. */
    private boolean isLive(String session) throws IOException {
        SegmentName last = sessions.last(session);
        return last != null && SessionLock.isLive(folder.index(last));
    }
}

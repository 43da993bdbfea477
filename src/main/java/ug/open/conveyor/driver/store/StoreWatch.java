package ug.open.conveyor.driver.store;

import java.io.File;
import java.io.IOException;
import java.util.List;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.index.Catalog;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.SessionLock;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.store.index.StoreFolder;

/** Tells whether anybody has written in a store, and whether a session there has ended. It looks at the folder, at lengths and locks of files, and reads none. */
public final class StoreWatch {
    private static final int MOST = 64; // segments that may be written still, the newest
    private static final long SETTLED_MILLIS = 2_000; // two changes of a folder can have the same time

    private final StoreFolder folder;
    private final Time time;
    private List<SegmentName> open = List.of();
    private long listed = -1;
    private long seen;

    StoreWatch(StoreFolder folder, Time time) {
        this.folder = folder;
        this.time = time;
    }

    /**
     * Whether something has changed since the last call; the first time it has.
     *
     * @throws StoreException where the store cannot be read
     */
    public boolean changed() throws StoreException {
        try {
            long now = look();
            boolean changed = now != seen;
            seen = now;
            return changed;
        } catch (IOException e) {
            throw StoreException.unreadable(folder.home(), e);
        }
    }

    private long look() throws IOException {
        long modified = folder.sessions().toFile().lastModified();
        if (modified != listed || time.now().toEpochMilli() - modified < SETTLED_MILLIS) {
            try (Catalog.Snapshot store = new Catalog(folder).snapshot()) {
                List<SegmentName> uncovered = store.uncovered();
                open = List.copyOf(uncovered.subList(Math.max(0, uncovered.size() - MOST), uncovered.size()));
            }
            listed = modified;
        }
        long sum = 31 * modified + 1;
        for (SegmentName name : open) {
            File segment = folder.segment(name).toFile();
            sum = 31 * sum + segment.length();
            sum = 31 * sum + (SessionLock.isLive(folder.index(name)) ? 1 : 0);
        }
        return sum;
    }
}

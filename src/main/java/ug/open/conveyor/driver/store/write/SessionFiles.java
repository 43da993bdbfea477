package ug.open.conveyor.driver.store.write;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import ug.open.conveyor.driver.store.index.ExecutionId;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.SegmentOrder;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.prune.Housekeeping;
import ug.open.conveyor.driver.wire.SessionLine;

/** What all segments of a session have in common. */
public final class SessionFiles {
    private static final int TRIES = 5;

    private final StoreFolder folder;
    private final SessionInfo info;
    private final StoreParts parts;
    private final SessionLine line;
    private final Housekeeping housekeeping;
    private String id;

    public SessionFiles(StoreFolder folder, SessionInfo info, StoreParts parts) {
        this.folder = folder;
        this.info = info;
        this.parts = parts;
        this.line = SessionLine.of(
                        info.tool(), info.driver(), info.mode(), info.time().now())
                .in(info.pipeline());
        this.housekeeping = new Housekeeping(folder, info.retention(), info.time());
    }

    StoreFolder folder() {
        return folder;
    }

    SegmentLimits limits() {
        return parts.limits();
    }

    /** Keeps the store in order beside the session, where it is time for that. */
    void keepHouseWhereDue() {
        housekeeping.startWhereDue(id);
    }

    /** Keeps the store in order beside the session. */
    void keepHouse() {
        housekeeping.start(id);
    }

    /** Waits until that is done; the session wrote these bytes since. */
    void housekept(long bytes) {
        housekeeping.finish(bytes);
    }

    /**
     * Looks whether a segment is still there: what is written to a file without a name is lost, and no system says so.
     *
     * @throws NoSuchFileException where somebody removed it
     */
    void check(Segment segment) throws NoSuchFileException {
        Path file = folder.segment(segment.name());
        if (!file.toFile().exists()) {
            throw new NoSuchFileException(file.toString());
        }
    }

    /** All characters of the session's id, once a segment is begun. */
    String id() {
        return id;
    }

    /** The id of the execution of an event, once a segment is begun. */
    String execution(long event) {
        return ExecutionId.shown(id, event);
    }

    /** Begins a segment; the first one settles what the session is called. */
    Segment begin(int ordinal) throws IOException {
        String time = new SegmentOrder(folder).next(info.time().now());
        for (int tries = 1; ; tries++) {
            String session = ordinal == 1 ? parts.ids().get() : id;
            try {
                Segment segment = Segment.begin(folder, SegmentName.of(time, session, ordinal), line, parts.opener());
                id = session;
                return segment;
            } catch (FileAlreadyExistsException e) {
                if (tries == TRIES || ordinal > 1) {
                    throw e;
                }
            }
        }
    }
}

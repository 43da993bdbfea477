package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.follow.LogSource.LogSink;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.store.index.SegmentName;

/** What of the store is new to a cursor, and how far a reader has come with it. */
final class Progress {
    /** The cursor keeps a position no more often than this: that costs a write to the disk. */
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    private final Optional<LogCursor> cursor;
    private final Time time;
    private LogPositions reached = LogPositions.NONE;
    private boolean due = true;
    private long told;

    Progress(Optional<LogCursor> cursor, Time time) {
        this.cursor = cursor;
        this.time = time;
        this.told = time.nanos() - PAUSE;
    }

    boolean isAsked() {
        return cursor.isPresent();
    }

    /**
     * What of these parts was not read before.
     *
     * @param ends all segments that are there, as far as they are read now
     */
    List<LogPart> fresh(List<LogPart> parts, Map<SegmentName, Long> ends) {
        if (cursor.isEmpty()) {
            return parts;
        }
        LogPositions before = cursor.get().before();
        reached = (ends.isEmpty() ? before : before.without(ends.keySet())).with(ends);
        List<LogPart> fresh = new ArrayList<>();
        for (LogPart part : parts) {
            SegmentName name = SegmentName.of(part.segment());
            long from = Math.max(part.from(), before.in(name));
            long to = Math.min(part.to(), ends.getOrDefault(name, 0L));
            if (from < to) {
                fresh.add(part.from(from).to(to));
            }
        }
        return fresh;
    }

    /**
     * Everything that these have read has been given.
     *
     * @param more whether they have given something since this was called last
     * @param last whether it is not called again
     */
    void given(Iterable<SessionTail> tails, boolean more, boolean last, LogSink sink) throws IOException {
        due |= more;
        if (cursor.isEmpty() || !due || !last && time.nanos() - told < PAUSE) {
            return;
        }
        Map<SegmentName, Long> read = new HashMap<>();
        tails.forEach(tail -> read.put(tail.last(), tail.reached()));
        reached = reached.with(read);
        if (sink.settle()) {
            cursor.get().reached(reached);
            told = time.nanos();
            due = false;
        }
    }

    /** Ends the follower where the cursor asks for that, behind telling it how far that came. */
    void checkStopped(Iterable<SessionTail> tails, LogSink sink) throws IOException, InterruptedException {
        if (cursor.isPresent() && cursor.get().isStopped()) {
            given(tails, false, true, sink);
            throw new InterruptedException("stopped");
        }
    }

    /** Everything that was given has been handed on. */
    void settled() throws IOException {
        if (cursor.isPresent()) {
            cursor.get().reached(reached);
        }
    }
}

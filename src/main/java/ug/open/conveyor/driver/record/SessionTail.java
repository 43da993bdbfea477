package ug.open.conveyor.driver.record;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.runtime.LogSource.LogSink;
import ug.open.conveyor.driver.wire.JsonLine;

/** Reads on in what one session writes, and keeps account of the attempts that are asked for. */
final class SessionTail implements SegmentFile.Lines, Closeable {
    private static final int A = 0;
    private static final int RUN_ID = 1;
    private static final int DRIVER = 2;
    private static final int RESOURCE = 3;
    private static final int EVENT = 4;
    private static final int SUCCESS = 5;
    private static final int ENDING = 6;
    private static final int RETRY = 7;
    private static final int PIPELINE = 8;
    private static final int MODE = 9;
    private static final int E = 10;

    /** What is the same for all sessions that are followed; {@code runId} is the run, empty for all, {@code execution} the only one of it. */
    record Wanted(
            LogQuery query,
            Optional<String> runId,
            Optional<ExecutionId> execution,
            RunVerdict verdict,
            LogSink sink) {}

    private final StoreFolder folder;
    private final Wanted all;
    private final LogFilter filter;
    private final JsonLine line = new JsonLine(
            "a", "runid", "driver", "resource", "event", "success", "ending", "retry", "pipeline", "mode", "e");
    private final AttemptSet wanted; // null for all
    private final Set<Long> open = new HashSet<>();
    private final Deque<HeldSegment> held = new ArrayDeque<>(); // the one that is read, and those behind it
    private final long from;
    private SegmentName last;
    private boolean retryDue;
    private boolean dead;

    /** Of a session, from an offset of one of its segments on. */
    SessionTail(StoreFolder folder, Wanted all, SegmentName segment, long from) {
        this.folder = folder;
        this.all = all;
        this.filter = new LogFilter(all.query());
        this.last = segment;
        this.from = from;
        this.wanted = all.runId().isPresent() || all.query().narrowsAttempts() ? new AttemptSet() : null;
    }

    /** An attempt of the run that began before, whose lines may be asked for. */
    void knows(StoredAttempt attempt, boolean asked) {
        if (asked) {
            want(attempt.number());
        }
        if (attempt.status() == Status.RUNNING) {
            open.add(attempt.number());
        }
        retryDue = attempt.status() == Status.RETRIED;
    }

    private void want(long attempt) {
        if (wanted != null) {
            wanted.add(attempt);
        }
    }

    /** The last segment of the session that is known. */
    SegmentName last() {
        return last;
    }

    /** Takes hold of the segment: it can be read to its end from here on, whatever becomes of it. */
    void hold() throws IOException {
        if (held.isEmpty() && !dead) {
            hold(last, from);
        }
    }

    private void hold(SegmentName name, long at) throws IOException {
        HeldSegment segment = HeldSegment.open(folder, name, at);
        if (segment != null) {
            held.add(segment);
        }
    }

    /** The session goes on in another segment. What is repeated at its beginning is known already. */
    void next(SegmentName next) throws IOException {
        hold();
        hold(next, 0);
        last = next;
    }

    /** Whether more of what is asked for must come, or its session dies. */
    boolean isPending() {
        return !dead && (retryDue || !open.isEmpty());
    }

    boolean isDead() {
        return dead;
    }

    /** Gives what has come; false where nothing had. */
    boolean poll() throws IOException {
        hold();
        boolean more = false;
        while (!held.isEmpty()) {
            more |= held.peek().readOn(this);
            if (held.size() == 1) {
                break;
            }
            held.poll().close(); // when the next one is there, it is complete
        }
        return more;
    }

    /** Nobody writes the session any more: gives what it wrote last. */
    boolean die() throws IOException {
        boolean more = poll();
        close();
        dead = true;
        all.verdict().over(last.session());
        return more;
    }

    @Override
    public void close() throws IOException {
        while (!held.isEmpty()) {
            held.poll().close();
        }
    }

    @Override
    public void line(byte[] buffer, int from, int to, long at) throws IOException {
        if (Bytes.startsWith(buffer, from, to, SegmentFile.LOG)) {
            if (LogPart.isOf(wanted, buffer, from, to) && filter.takes(buffer, from, to)) {
                all.sink().line(buffer, from, to);
                all.verdict().changed();
            }
        } else if (Bytes.startsWith(buffer, from, to, SegmentFile.START)) {
            if (line.read(buffer, from, to)) {
                start();
            }
        } else if (Bytes.startsWith(buffer, from, to, SegmentFile.FINISH) && line.read(buffer, from, to)) {
            finish();
        }
    }

    private void start() {
        boolean followed = all.runId().isPresent();
        boolean asked = all.query().takes(line.string(DRIVER), line.string(RESOURCE), line.string(EVENT));
        if (followed ? !all.runId().get().equals(line.string(RUN_ID)) : !asked) {
            return;
        }
        if (all.execution().isPresent() && !all.execution().get().fits(last.session(), line.longValue(E, -1))) {
            return;
        }
        long a = line.longValue(A, -1);
        if (asked) {
            want(a);
        }
        if (open.add(a)) {
            String pipeline = Step.pipeline(line, PIPELINE, MODE);
            all.verdict().began(last.session(), a, line.string(DRIVER), asked, pipeline);
        }
        retryDue = false;
    }

    private void finish() {
        long a = line.longValue(A, -1);
        if (open.remove(a)) {
            retryDue = line.is(RETRY, "true");
            boolean cancelled = line.string(ENDING).equals(Endings.CANCELLED);
            all.verdict().ended(last.session(), a, Endings.status(line.is(SUCCESS, "true"), cancelled, retryDue));
        }
    }
}

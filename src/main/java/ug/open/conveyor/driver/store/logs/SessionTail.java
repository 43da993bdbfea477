package ug.open.conveyor.driver.store.logs;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.follow.LogSource.LogSink;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.search.LineFilter;
import ug.open.conveyor.driver.store.index.Endings;
import ug.open.conveyor.driver.store.index.ExecutionId;
import ug.open.conveyor.driver.store.index.PipelineWay;
import ug.open.conveyor.driver.store.index.SegmentFile;
import ug.open.conveyor.driver.store.index.SegmentName;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoreFile;
import ug.open.conveyor.driver.store.index.StoreFolder;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.PipelinePart;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Reads on in what one session writes, and keeps account of the attempts that the query wants. */
final class SessionTail implements SegmentFile.Lines, Closeable {
    /** What is the same for all sessions that are followed; {@code runId} is the run, empty for all, {@code execution} the only one of it. */
    record Wanted(
            LogQuery query,
            Optional<String> runId,
            Optional<ExecutionId> execution,
            RunVerdict verdict,
            LogSink sink) {}

    private final StoreFolder folder;
    private final Wanted all;
    private final LineFilter filter;
    private final RecordedLine line = new RecordedLine();
    private final AttemptSet wanted; // null for all
    private final Set<Long> open = new HashSet<>();
    private final Deque<HeldSegment> held = new ArrayDeque<>(); // the one that is read, and those behind it
    private final long from;
    private SegmentName last;
    private long reached;
    private Optional<PipelinePart> way = Optional.empty();
    private boolean goesOn;
    private boolean retryDue;
    private boolean dead;

    /** Of a session, from an offset of one of its segments on. */
    SessionTail(StoreFolder folder, Wanted all, SegmentName segment, long from) {
        this.folder = folder;
        this.all = all;
        this.filter = all.query().lines();
        this.last = segment;
        this.from = from;
        this.reached = from;
        if (from > 0) {
            goes(PipelineWay.of(folder.segment(segment)));
        }
        this.wanted = all.runId().isPresent() || all.query().narrowsAttempts() ? new AttemptSet() : null;
    }

    /** An attempt of the run that began before, whose lines the query may want. */
    void knows(StoredAttempt attempt, boolean asked) {
        if (asked) {
            want(attempt.number());
        }
        if (attempt.status() == Status.RUNNING) {
            open.add(attempt.number());
        }
        retryDue = attempt.status() == Status.RETRIED;
    }

    /** The session is a step of a pipeline on the way of the run: more may come while it lives, of it or of the next one. */
    private void goes(Optional<PipelinePart> through) {
        way = through;
        goesOn |= all.runId().isPresent()
                && all.execution().isEmpty()
                && all.verdict().isOn(through);
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

    /** How far the last segment was read, in bytes, behind {@link #poll}. */
    long reached() {
        return reached;
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
        reached = 0;
    }

    /** Whether more of the wanted attempts must come, unless the session dies. */
    boolean isPending() {
        return !dead && (goesOn || retryDue || !open.isEmpty());
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
                reached = held.peek().isOf(last) ? held.peek().position : reached;
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
            if (AttemptSet.takes(wanted, buffer, from, to) && filter.accepts(buffer, from, to)) {
                all.sink().line(buffer, from, to);
                all.verdict().changed();
            }
        } else if (Bytes.startsWith(buffer, from, to, SegmentFile.START)) {
            if (line.read(buffer, from, to)) {
                start();
            }
        } else if (Bytes.startsWith(buffer, from, to, SegmentFile.SESSION)) {
            goes(line.read(buffer, from, to) ? PipelinePart.of(line) : Optional.empty());
        } else if (Bytes.startsWith(buffer, from, to, SegmentFile.FINISH) && line.read(buffer, from, to)) {
            finish();
        }
    }

    private void start() {
        boolean followed = all.runId().isPresent();
        boolean asked =
                all.query().takes(line.text(Member.DRIVER), line.text(Member.RESOURCE), line.text(Member.EVENT));
        if (followed ? !all.runId().get().equals(line.text(Member.RUNID)) : !asked) {
            return;
        }
        if (all.execution().isPresent() && !all.execution().get().fits(last.session(), line.e())) {
            return;
        }
        long a = line.a();
        if (asked) {
            want(a);
        }
        if (open.add(a)) {
            String pipeline = way.map(PipelinePart::name).orElseGet(() -> Step.pipeline(line));
            if (followed && way.isPresent()) {
                all.verdict().goes(way.get());
                goes(way);
            }
            all.verdict().began(last.session(), a, line.text(Member.DRIVER), asked, pipeline);
        }
        retryDue = false;
    }

    private void finish() {
        long a = line.a();
        if (open.remove(a)) {
            retryDue = line.is(Member.RETRY, "true");
            boolean cancelled = line.text(Member.ENDING).equals(Endings.CANCELLED);
            all.verdict()
                    .ended(last.session(), a, Endings.status(line.is(Member.SUCCESS, "true"), cancelled, retryDue));
        }
    }

    /** A segment that a follower holds open: where it is pruned meanwhile, it can still be read to its end. */
    private static final class HeldSegment implements Closeable {
        private final SegmentName name;
        private final RandomAccessFile file;
        private long position;

        private HeldSegment(SegmentName name, RandomAccessFile file, long position) {
            this.name = name;
            this.file = file;
            this.position = position;
        }

        /** From an offset on; null where it is gone. */
        static HeldSegment open(StoreFolder folder, SegmentName name, long position) throws IOException {
            try {
                return new HeldSegment(name, StoreFile.open(folder.segment(name)), position);
            } catch (FileNotFoundException e) {
                return null;
            }
        }

        boolean isOf(SegmentName other) {
            return name.equals(other);
        }

        /** Gives the lines that have come; false where none had. */
        boolean readOn(SegmentFile.Lines lines) throws IOException {
            long length = file.length();
            if (length <= position) {
                return false;
            }
            long before = position;
            position = SegmentFile.read(file, position, length, lines);
            return position > before;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}

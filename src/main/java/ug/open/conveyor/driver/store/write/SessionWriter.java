package ug.open.conveyor.driver.store.write;

import java.io.Flushable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Attempt;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.Journal;
import ug.open.conveyor.driver.runtime.LogEntry;
import ug.open.conveyor.driver.runtime.Outcome;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.runtime.Verdict;
import ug.open.conveyor.driver.store.index.Problem;
import ug.open.conveyor.driver.store.index.StoreException;

/**
 * The journal of one session in the run store.
 *
 * <p>What is written reaches the operating system within about five milliseconds, at once where the last write is longer ago: so what comes
 * slowly is written through and what comes in bursts is batched. When the store cannot be written any more, the file is cut back to its
 * last whole line; then, as {@link OnFull} says, this and every later call fails with a {@link StoreException}, or keeps nothing.
 */
public final class SessionWriter implements Journal, Flushable {
    private static final long LATE = 5_000_000; // nanoseconds
    private static final long LOOK = 1_000_000_000; // nanoseconds

    private final SessionInfo info;
    private final SessionFiles session;
    private final Time time;
    private final long began;
    private final Outbox outbox;
    private final SessionLines lines;
    private final FlushTimer timer;
    private Segment segment;
    private long segmentBegan;
    private long flushed;
    private long looked;
    private long now;
    private final LastNumbers written = new LastNumbers();
    private long unfinished = -1; // where the line begins that is being built
    private volatile StoreException failure;
    private boolean closed;

    public SessionWriter(SessionInfo info, SessionFiles session) throws IOException {
        this.info = info;
        this.session = session;
        this.time = info.time();
        this.began = time.nanos();
        this.segment = session.begin(1);
        this.outbox = new Outbox(session.folder(), info.driver(), info.mode(), segment.name());
        this.lines = new SessionLines(outbox);
        this.flushed = began;
        this.looked = began;
        this.segmentBegan = began;
        this.timer = new FlushTimer(this, time, LATE);
        session.keepHouseWhereDue();
    }

    /** The segment that is written now, for messages. */
    public synchronized Path segment() {
        return session.folder().segment(segment.name());
    }

    /** Whether what comes is kept: not when the store could not be written and the session goes on all the same. */
    public synchronized boolean keeps() {
        return failure == null;
    }

    /** All characters of the session's id. */
    public String session() {
        return session.id();
    }

    @Override
    public Optional<String> execution(long eventNumber) {
        return failure == null ? Optional.of(session.execution(eventNumber)) : Optional.empty();
    }

    /** The {@code n} of the line that this thread wrote last; below zero where that could not be kept. */
    public long written() {
        return written.ofThisThread();
    }

    @Override
    public synchronized void event(long number, Envelope envelope, Optional<String> identity) throws IOException {
        if (begin(envelope.time())) {
            lines.event(segment, number, envelope, identity);
            end();
        }
    }

    @Override
    public synchronized void start(Attempt attempt) throws IOException {
        if (begin(attempt.started())) {
            lines.start(segment, attempt, now - began);
            end();
        }
    }

    @Override
    public synchronized void log(Attempt attempt, LogEntry entry) throws IOException {
        if (begin(entry.timestamp())) {
            segment.lines().log(attempt, entry, now - began);
            end();
        }
    }

    @Override
    public synchronized void finish(Attempt attempt) throws IOException {
        Verdict verdict = attempt.verdict().orElseThrow();
        if (begin(attempt.started().plus(verdict.took()))) {
            lines.finish(segment, attempt, verdict, now - began);
            end();
        }
    }

    @Override
    public synchronized void settle(long eventNumber, Outcome outcome) throws IOException {
        Instant when = time.now();
        if (begin(when)) {
            lines.settle(segment, eventNumber, outcome, when, now - began);
            end();
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        if (isWriting()) {
            handOver(time.nanos());
        }
    }

    /** Whether the store has all that happened, and is still there. A failure is reported as by every call. */
    public synchronized boolean isWhole() {
        looked = time.nanos() - LOOK;
        try {
            flush();
        } catch (IOException e) {
            // the next call throws it again
        }
        return failure == null;
    }

    @Override
    public Past past(String identity) throws IOException {
        synchronized (this) {
            flush();
            if (!isWriting()) {
                return new Past.Unknown();
            }
        }
        try {
            return outbox.past(identity);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw new StoreException(
                    "The run store " + session.folder().home() + " cannot be read: " + Problem.of(e), e);
        }
    }

    @Override
    public void close() throws IOException {
        timer.stop();
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (failure == null) {
                seal();
            }
        }
        session.housekept(segment.size());
    }

    private void seal() throws IOException {
        try {
            dropUnfinished();
            session.check(segment);
            segment.seal(false);
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Makes ready for a line with this time; false where nothing is kept any more. */
    private boolean begin(Instant lineTime) throws IOException {
        if (!isWriting()) {
            written.set(-1);
            return false;
        }
        now = time.nanos();
        written.set(now - began);
        try {
            dropUnfinished();
            if (segment.isFull(session.limits())
                    || now - segmentBegan >= session.limits().age().toNanos()) {
                roll();
            }
            segment.mark(lineTime);
        } catch (IOException e) {
            fail(e);
            written.set(-1);
            return false;
        }
        unfinished = segment.size();
        return true;
    }

    private void end() throws IOException {
        unfinished = -1;
        if (segment.isBufferFull() || now - flushed >= LATE) {
            handOver(now);
        } else {
            timer.arm();
        }
    }

    /** A line that could not be built to its end, since a value in it threw, leaves nothing behind. */
    private void dropUnfinished() throws IOException {
        if (unfinished >= 0) {
            segment.dropBehind(unfinished);
            unfinished = -1;
        }
    }

    private void roll() throws IOException {
        segment.flush();
        Segment next = session.begin(segment.name().ordinal() + 1);
        try {
            next.carry(lines.work(), segment);
        } catch (IOException e) {
            next.abandon();
            throw e;
        }
        segment.seal(true);
        segment = next;
        segmentBegan = now;
        flushed = now;
        session.keepHouse();
    }

    private void handOver(long when) throws IOException {
        try {
            dropUnfinished();
            segment.flush();
            flushed = when;
            if (when - looked >= LOOK) {
                looked = when;
                session.check(segment);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Whether what comes is to be kept. */
    private boolean isWriting() throws StoreException {
        if (failure != null && info.onFull() == OnFull.STOP) {
            throw new StoreException(failure.getMessage(), failure);
        }
        return failure == null && !closed;
    }

    private void fail(IOException cause) throws StoreException {
        failure = new StoreException(sentence(cause), cause);
        try {
            segment.abandon();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        if (info.onFull() == OnFull.STOP) {
            throw failure;
        }
        info.warnings().accept(failure.getMessage() + " What else happens in this session is not kept.");
    }

    private String sentence(IOException cause) {
        String store = "The run store " + session.folder().home();
        return cause instanceof NoSuchFileException
                ? store + " was removed while it was written."
                : store + " cannot be written: " + Problem.of(cause) + ". " + Problem.remedy(cause);
    }
}

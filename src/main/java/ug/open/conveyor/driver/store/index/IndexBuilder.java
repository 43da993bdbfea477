package ug.open.conveyor.driver.store.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.wire.Member;
import ug.open.conveyor.driver.wire.RecordedLine;

/** Makes index lines from the lines of a segment, as its writer would have. Lines that cannot be read are passed over. */
final class IndexBuilder implements SegmentFile.Lines {
    private final RecordedLine line = new RecordedLine();
    private final IndexLines out;
    private final int ordinal;
    private final LongConsumer damaged;
    private final Map<Long, long[]> events = new HashMap<>(); // by e: where its line is
    private final Map<Long, String> identities = new HashMap<>(); // by e, where it has one
    private final Map<Long, Integer> again = new HashMap<>(); // by a: where it began
    private long nextMark;

    /** Makes them into {@code out}; the next mark is due at an offset. Says where a line is that cannot be read. */
    IndexBuilder(IndexLines out, int ordinal, long nextMark, LongConsumer damaged) {
        this.damaged = damaged;
        this.out = out;
        this.ordinal = ordinal;
        this.nextMark = nextMark;
    }

    @Override
    public void line(byte[] buffer, int from, int to, long at) {
        boolean log = Bytes.startsWith(buffer, from, to, SegmentFile.LOG);
        if (at >= nextMark) {
            mark(log ? Member.TIMESTAMP : Member.TIME, buffer, from, to, at);
        }
        if (at == 0 && (log || !line.read(buffer, from, to) || !isSession(buffer, from, to))) {
            out.index("", Mode.OFFLINE, Instant.EPOCH); // the other lines count all the same
            damaged.accept(at);
            return;
        }
        if (log) {
            return;
        }
        if (!line.read(buffer, from, to)) {
            damaged.accept(at);
            return;
        }
        long behind = at + to - from + 1;
        try {
            if (Bytes.startsWith(buffer, from, to, SegmentFile.EVENT)) {
                event(at);
            } else if (Bytes.startsWith(buffer, from, to, SegmentFile.START)) {
                start(at, behind);
            } else if (Bytes.startsWith(buffer, from, to, SegmentFile.FINISH)) {
                finish(at, behind);
            } else if (Bytes.startsWith(buffer, from, to, SegmentFile.SETTLE)) {
                settle(at, behind);
            } else if (Bytes.startsWith(buffer, from, to, SegmentFile.AGAIN)) {
                again.put(line.a(), (int) line.number(Member.FIRST));
            } else if (at == 0) {
                session();
            }
        } catch (DateTimeException | NumberFormatException e) {
            damaged.accept(at);
        }
    }

    @Override
    public void tooLong(long at) {
        damaged.accept(at);
    }

    private void mark(Member time, byte[] buffer, int from, int to, long at) {
        if (line.read(buffer, from, to) && line.has(time)) {
            try {
                out.mark(at, IndexTime.of(line.text(time)));
                nextMark = at + IndexLines.MARK_EVERY;
            } catch (DateTimeException e) {
                // the next line has a time
            }
        }
    }

    private boolean isSession(byte[] buffer, int from, int to) {
        return Bytes.startsWith(buffer, from, to, SegmentFile.SESSION);
    }

    private void session() {
        out.index(line.text(Member.DRIVER), IndexLines.mode(line.text(Member.MODE)), time());
    }

    private void event(long at) {
        long e = line.e();
        events.put(e, new long[] {at});
        if (line.has(Member.IDENTITY)) {
            identities.put(e, line.text(Member.IDENTITY));
        }
    }

    private void start(long at, long to) {
        long a = line.a();
        long e = line.e();
        StartLine start = new StartLine(
                a,
                e,
                (int) line.number(Member.ATTEMPT),
                line.text(Member.RUNID),
                line.text(Member.DRIVER),
                line.text(Member.RESOURCE),
                line.text(Member.EVENT),
                time());
        long[] event = events.get(e);
        out.start(start, event == null ? -1 : event[0], at, to, again.getOrDefault(a, ordinal));
    }

    private void finish(long at, long to) {
        long e = line.e();
        String ending = line.text(Member.ENDING);
        boolean retry = line.is(Member.RETRY, "true");
        Status status = Endings.status(line.is(Member.SUCCESS, "true"), ending.equals(Endings.CANCELLED), retry);
        EndLine end = new EndLine(line.a(), e, status, line.number(Member.MS));
        out.end(end, at, to, Endings.isFinal(ending, retry) ? identities.get(e) : null);
    }

    private void settle(long at, long to) {
        long e = line.e();
        String identity = identities.remove(e);
        events.remove(e);
        if (identity != null) {
            out.settle(e, line.text(Member.OUTCOME), at, to, identity);
        }
    }

    private Instant time() {
        return IndexTime.of(line.text(Member.TIME));
    }
}

package ug.open.conveyor.driver.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.wire.JsonLine;

/** Makes index lines from the lines of a segment, as its writer would have. Lines that cannot be read are passed over. */
final class IndexBuilder implements SegmentFile.Lines {
    private static final int DRIVER = 0;
    private static final int TIME = 1;
    private static final int A = 2;
    private static final int E = 3;
    private static final int ATTEMPT = 4;
    private static final int RUN_ID = 5;
    private static final int RESOURCE = 6;
    private static final int EVENT = 7;
    private static final int SUCCESS = 8;
    private static final int ENDING = 9;
    private static final int MS = 10;
    private static final int RETRY = 11;
    private static final int OUTCOME = 12;
    private static final int IDENTITY = 13;
    private static final int FIRST = 14;
    private static final int MODE = 15;

    private final JsonLine line = new JsonLine(
            "driver",
            "time",
            "a",
            "e",
            "attempt",
            "runid",
            "resource",
            "event",
            "success",
            "ending",
            "ms",
            "retry",
            "outcome",
            "identity",
            "first",
            "mode");
    private final JsonLine logTime = new JsonLine("timestamp");
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
            mark(log ? logTime : line, log ? 0 : TIME, buffer, from, to, at);
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
                again.put(line.longValue(A, -1), (int) line.longValue(FIRST, -1));
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

    private void mark(JsonLine names, int time, byte[] buffer, int from, int to, long at) {
        if (names.read(buffer, from, to) && names.present(time)) {
            try {
                out.mark(at, IndexTime.of(names.string(time)));
                nextMark = at + Segment.MARK;
            } catch (DateTimeException e) {
                // the next line has a time
            }
        }
    }

    private boolean isSession(byte[] buffer, int from, int to) {
        return Bytes.startsWith(buffer, from, to, SegmentFile.SESSION);
    }

    private void session() {
        out.index(line.string(DRIVER), IndexLines.mode(line.string(MODE)), time());
    }

    private void event(long at) {
        long e = line.longValue(E, -1);
        events.put(e, new long[] {at});
        if (line.present(IDENTITY)) {
            identities.put(e, line.string(IDENTITY));
        }
    }

    private void start(long at, long to) {
        long a = line.longValue(A, -1);
        long e = line.longValue(E, -1);
        StartLine start = new StartLine(
                a,
                e,
                (int) line.longValue(ATTEMPT, -1),
                line.string(RUN_ID),
                line.string(DRIVER),
                line.string(RESOURCE),
                line.string(EVENT),
                time());
        long[] event = events.get(e);
        out.start(start, event == null ? -1 : event[0], at, to, again.getOrDefault(a, ordinal));
    }

    private void finish(long at, long to) {
        long e = line.longValue(E, -1);
        String ending = line.string(ENDING);
        boolean retry = is(RETRY, "true");
        Status status = Endings.status(is(SUCCESS, "true"), ending.equals(Endings.CANCELLED), retry);
        EndLine end = new EndLine(line.longValue(A, -1), e, status, line.longValue(MS, -1));
        out.end(end, at, to, Endings.isFinal(ending, retry) ? identities.get(e) : null);
    }

    private void settle(long at, long to) {
        long e = line.longValue(E, -1);
        String identity = identities.remove(e);
        events.remove(e);
        if (identity != null) {
            out.settle(e, line.string(OUTCOME), at, to, identity);
        }
    }

    private boolean is(int member, String value) {
        return line.present(member) && value.equals(line.string(member));
    }

    private Instant time() {
        return IndexTime.of(line.string(TIME));
    }
}

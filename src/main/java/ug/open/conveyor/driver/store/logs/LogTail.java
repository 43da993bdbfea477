package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ug.open.conveyor.driver.follow.LogSource.LogSink;
import ug.open.conveyor.driver.search.LineFilter;
import ug.open.conveyor.driver.search.LinePart;
import ug.open.conveyor.driver.search.SearchSink;
import ug.open.conveyor.driver.store.index.SegmentFile;
import ug.open.conveyor.driver.store.index.SegmentName;

/** The last lines of a store, by time: looks at the sessions that were written last first, and keeps only where the lines begin. */
final class LogTail {
    private static final long SLACK_MILLIS = Duration.ofMinutes(1).toMillis(); // what two clocks may be apart

    private final int count;
    private final LineFilter filter;
    private long total;
    private boolean cut; // what is read may begin with parts of a line that began before
    private long floor = Long.MIN_VALUE; // there are enough lines that are not older

    LogTail(int count, LineFilter filter) {
        this.count = count;
        this.filter = filter;
    }

    void read(List<LogSession> sessions, LogSink sink) throws IOException, InterruptedException {
        if (count == 0) {
            return;
        }
        LogSession[] tails = new LogSession[sessions.size()];
        for (Dated dated : newestFirst(sessions)) {
            if (dated.last() < floor) {
                break;
            }
            tails[dated.place()] = tail(sessions.get(dated.place()), sessions.size() > 1);
        }
        List<LogSession> found = new ArrayList<>();
        for (LogSession tail : tails) {
            if (tail != null && !tail.parts().isEmpty()) {
                found.add(tail);
            }
        }
        SessionWindows.read(found, filter, cut || total > count ? new Behind(total - count, sink) : sink);
    }

    /** A session by the time of its last write. */
    private record Dated(int place, long last) {}

    private static List<Dated> newestFirst(List<LogSession> sessions) {
        List<Dated> dated = new ArrayList<>(sessions.size());
        for (int i = 0; i < sessions.size(); i++) {
            dated.add(new Dated(i, sessions.size() == 1 ? Long.MAX_VALUE : last(sessions.get(i))));
        }
        Collections.sort(dated, (one, other) -> Long.compare(other.last(), one.last()));
        return dated;
    }

    private static long last(LogSession session) {
        LogPart part = session.parts().get(session.parts().size() - 1);
        long written = part.segment().toFile().lastModified();
        return Math.max(session.begin(), EntryTime.of(Instant.ofEpochMilli(written + SLACK_MILLIS)));
    }

    /** The session without what is before its last lines. */
    private LogSession tail(LogSession session, boolean beside) throws IOException {
        Deque<LogPart> kept = new ArrayDeque<>();
        int missing = count;
        for (int i = session.parts().size() - 1; i >= 0 && missing > 0; i--) {
            LogPart part = session.parts().get(i);
            Ring ring = new Ring(missing);
            long end = part.read(filter, ring);
            if (ring.held == missing) {
                kept.addFirst(part.from(ring.first()).to(end));
                cut = true;
            } else if (ring.any) {
                kept.addFirst(part.to(end)); // may begin with further parts of a line
            }
            missing -= ring.held;
            if (EntryTime.of(SegmentName.of(part.segment())) < floor) {
                break;
            }
        }
        total += count - missing;
        if (missing == 0 && beside) {
            LogPart first = kept.getFirst();
            byte[] line = SegmentFile.line(first.segment(), first.from());
            long time = line == null ? floor : new EntryTime().of(line, 0, line.length, floor);
            floor = Math.max(floor, Math.max(session.begin(), time));
        }
        return new LogSession(session.begin(), List.copyOf(kept));
    }

    /** Where the last matching lines of one part begin. */
    private static final class Ring implements SegmentFile.Lines {
        private final int most;
        private long[] begins = new long[16];
        private int next;
        private int held;
        private boolean any;

        Ring(int most) {
            this.most = most;
        }

        @Override
        public void line(byte[] buffer, int from, int to, long at) {
            any = true;
            if (LinePart.number(buffer, from, to) > 1) {
                return; // of a line that began before
            }
            if (held == begins.length && held < most) {
                begins = Arrays.copyOf(begins, (int) Math.min(most, 2L * held));
                next = held;
            }
            begins[next] = at;
            next = (next + 1) % Math.min(begins.length, most);
            held = Math.min(held + 1, most);
        }

        /** Where the first of them begins. */
        long first() {
            int room = Math.min(begins.length, most);
            return begins[(next - held + room) % room];
        }
    }

    /** Leaves out the first lines, with all of their parts. */
    private static final class Behind implements SearchSink {
        private final LogSink sink;
        private final LinePart parts = new LinePart();
        private final Set<String> given = new HashSet<>(); // whose line in parts is given
        private String session = "";
        private long left;

        Behind(long left, LogSink sink) {
            this.left = left;
            this.sink = sink;
        }

        @Override
        public void session(int number) {
            session = Integer.toString(number) + '\n';
        }

        @Override
        public void line(byte[] buffer, int from, int to) throws IOException {
            long part = LinePart.number(buffer, from, to);
            if (part > 1) {
                if (given.contains(session.concat(parts.source(buffer, from, to)))) {
                    sink.line(buffer, from, to);
                }
            } else if (left > 0) {
                left--;
            } else {
                if (part == 1) {
                    given.add(session.concat(parts.source(buffer, from, to)));
                }
                sink.line(buffer, from, to);
            }
        }
    }
}

package ug.open.conveyor.driver.record;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import ug.open.conveyor.driver.runtime.LogSource.LogSink;

/** The last lines of a store: looks at the newest segment first and keeps only where the lines are. */
final class LogTail {
    private final int count;

    LogTail(int count) {
        this.count = count;
    }

    void read(List<LogPart> parts, LogFilter filter, LogSink sink) throws IOException {
        Deque<Ring> rings = new ArrayDeque<>();
        int missing = count;
        for (int i = parts.size() - 1; i >= 0 && missing > 0; i--) {
            Ring ring = new Ring(parts.get(i), missing);
            parts.get(i).read(filter, ring);
            rings.addFirst(ring);
            missing -= ring.held();
        }
        for (Ring ring : rings) {
            ring.give(sink);
        }
    }

    /** Where the last matching lines of one part are. */
    private static final class Ring implements SegmentFile.Lines {
        private final LogPart part;
        private final int most;
        private long[] begins = new long[16];
        private int[] lengths = new int[16];
        private int next;
        private int held;

        Ring(LogPart part, int most) {
            this.part = part;
            this.most = most;
        }

        int held() {
            return held;
        }

        @Override
        public void line(byte[] buffer, int from, int to, long at) {
            if (held == begins.length && held < most) {
                int room = (int) Math.min(most, 2L * held);
                begins = Arrays.copyOf(begins, room);
                lengths = Arrays.copyOf(lengths, room);
                next = held;
            }
            begins[next] = at;
            lengths[next] = to - from;
            next = (next + 1) % Math.min(begins.length, most);
            held = Math.min(held + 1, most);
        }

        void give(LogSink sink) throws IOException {
            int room = Math.min(begins.length, most);
            try (RandomAccessFile in = StoreFile.open(part.segment())) {
                for (int i = 0; i < held; i++) {
                    int place = (next - held + i + room) % room;
                    byte[] line = new byte[lengths[place]];
                    in.seek(begins[place]);
                    in.readFully(line);
                    sink.line(line, 0, line.length);
                }
            } catch (FileNotFoundException | EOFException e) {
                // pruned meanwhile, or cut
            }
        }
    }
}

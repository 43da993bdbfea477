package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.OptionalInt;
import ug.open.conveyor.driver.record.LineFilter;
import ug.open.conveyor.driver.runtime.LogSource;
import ug.open.conveyor.driver.runtime.MergedLogs;

/** Hands lines on: those that a source has at first all or the last so many, those that come later as they come. */
final class LastLines implements LogSource.LogSink {
    private final LogSource.LogSink sink;
    private final OptionalInt last;
    private final Deque<byte[]> kept = new ArrayDeque<>();
    private boolean over;
    private long count;

    /**
     * To this sink.
     *
     * @param last how many; empty: all
     */
    LastLines(LogSource.LogSink sink, OptionalInt last) {
        this.sink = sink;
        this.last = last;
    }

    /** Reads a source to its end; of its lines those that the filter lets through. */
    void read(LogSource logs, LineFilter filter) throws IOException, InterruptedException {
        LogSource.LogSink wanted = (buffer, from, to) -> {
            if (filter.accepts(buffer, from, to)) {
                line(buffer, from, to);
            }
        };
        if (logs instanceof MergedLogs merged) {
            merged.read(wanted, this::end);
        } else {
            logs.read(wanted);
            end();
        }
    }

    /** How many lines came through the filter. */
    long count() {
        return count;
    }

    @Override
    public void line(byte[] buffer, int from, int to) throws IOException {
        count++;
        if (over || last.isEmpty()) {
            sink.line(buffer, from, to);
            return;
        }
        kept.add(Arrays.copyOfRange(buffer, from, to));
        if (kept.size() > last.getAsInt()) {
            kept.remove();
        }
    }

    private void end() throws IOException {
        over = true;
        for (byte[] line : kept) {
            sink.line(line, 0, line.length);
        }
        kept.clear();
    }
}

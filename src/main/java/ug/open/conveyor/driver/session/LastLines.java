package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import ug.open.conveyor.driver.follow.KnownEntries;
import ug.open.conveyor.driver.follow.LogSource;
import ug.open.conveyor.driver.follow.MergedLogs;
import ug.open.conveyor.driver.search.LineFilter;
import ug.open.conveyor.driver.search.SearchSink;
import ug.open.conveyor.driver.terminal.LogPrinter;

/** Prints log lines: of those that a source has at first all or the last ones, later ones as they come. */
public final class LastLines implements SearchSink {
    private final LogPrinter printer;
    private final OptionalInt last;
    private final Deque<List<byte[]>> kept = new ArrayDeque<>(); // each with its further parts
    private boolean over;
    private long count;

    /**
     * On this printer.
     *
     * @param last the number of last lines; empty: all
     */
    public LastLines(LogPrinter printer, OptionalInt last) {
        this.printer = printer;
        this.last = last;
    }

    /** Prints a source to its end; of its lines those that the filter lets through. */
    public void read(LogSource logs, LineFilter filter) throws IOException, InterruptedException {
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

    /** Prints a source, or what a search finds, to its end. */
    public void read(LogSource logs) throws IOException, InterruptedException {
        logs.read(this);
        end();
    }

    /** How many lines came, further parts not counted. */
    public long count() {
        return count;
    }

    @Override
    public void line(byte[] buffer, int from, int to) throws IOException {
        count++;
        if (over || last.isEmpty()) {
            printer.line(buffer, from, to);
            return;
        }
        kept.add(new ArrayList<>(List.of(Arrays.copyOfRange(buffer, from, to))));
        if (kept.size() > last.getAsInt()) {
            kept.remove();
        }
    }

    @Override
    public void entries(KnownEntries entries) throws IOException {
        if (over || last.isEmpty()) {
            count += entries.count();
            printer.entries(entries);
        } else {
            SearchSink.super.entries(entries);
        }
    }

    @Override
    public void furtherPart(byte[] buffer, int from, int to) throws IOException {
        if (over || last.isEmpty()) {
            printer.line(buffer, from, to);
        } else if (!kept.isEmpty()) {
            kept.peekLast().add(Arrays.copyOfRange(buffer, from, to));
        }
    }

    @Override
    public boolean settle() throws IOException {
        return kept.isEmpty() && printer.settle();
    }

    @Override
    public void gap() throws IOException {
        printer.separator();
    }

    private void end() throws IOException {
        over = true;
        for (List<byte[]> line : kept) {
            for (byte[] part : line) {
                printer.line(part, 0, part.length);
            }
        }
        kept.clear();
    }
}

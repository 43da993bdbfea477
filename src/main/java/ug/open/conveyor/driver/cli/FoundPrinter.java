package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import ug.open.conveyor.driver.record.SearchSink;
import ug.open.conveyor.driver.terminal.LogPrinter;

/** Hands what a search finds to the printer: at once, or the last so many when all is found. */
final class FoundPrinter implements SearchSink {
    private final LogPrinter printer;
    private final int last;
    private final Deque<List<byte[]>> kept = new ArrayDeque<>();

    /**
     * On this printer.
     *
     * @param last how many of the last lines; below zero: all
     */
    FoundPrinter(LogPrinter printer, int last) {
        this.printer = printer;
        this.last = last;
    }

    @Override
    public void line(byte[] buffer, int from, int to) throws IOException {
        if (last < 0) {
            printer.line(buffer, from, to);
            return;
        }
        kept.add(new ArrayList<>(List.of(Arrays.copyOfRange(buffer, from, to))));
        if (kept.size() > last) {
            kept.remove();
        }
    }

    @Override
    public void furtherPart(byte[] buffer, int from, int to) throws IOException {
        if (last < 0) {
            printer.line(buffer, from, to);
        } else if (!kept.isEmpty()) {
            kept.peekLast().add(Arrays.copyOfRange(buffer, from, to));
        }
    }

    @Override
    public void gap() throws IOException {
        printer.separator();
    }

    /** Prints what was kept for the end. */
    void end() throws IOException {
        for (List<byte[]> line : kept) {
            for (byte[] part : line) {
                printer.line(part, 0, part.length);
            }
        }
        kept.clear();
    }
}

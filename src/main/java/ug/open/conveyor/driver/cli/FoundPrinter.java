package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import ug.open.conveyor.driver.record.SearchSink;
import ug.open.conveyor.driver.terminal.LogPrinter;

/** Hands what a search finds to the printer: at once, or the last so many when all is found. */
final class FoundPrinter implements SearchSink {
    private final LogPrinter printer;
    private final int last;
    private final Deque<byte[]> kept = new ArrayDeque<>();

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
        kept.add(Arrays.copyOfRange(buffer, from, to));
        if (kept.size() > last) {
            kept.remove();
        }
    }

    @Override
    public void gap() throws IOException {
        printer.separator();
    }

    /** Prints what was kept for the end. */
    void end() throws IOException {
        for (byte[] line : kept) {
            printer.line(line, 0, line.length);
        }
        kept.clear();
    }
}

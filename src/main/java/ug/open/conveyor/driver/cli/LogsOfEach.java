package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import ug.open.conveyor.driver.record.ExecutionLogs;
import ug.open.conveyor.driver.record.FoundLines;
import ug.open.conveyor.driver.record.SearchPattern;
import ug.open.conveyor.driver.record.StoredLogs;
import ug.open.conveyor.driver.terminal.LogPrinter;

/**
 * Prints the log entries of each execution of a run under a heading, or what a search finds in them.
 *
 * @param found prints what a search finds
 */
record LogsOfEach(Environment env, SearchOptions search, BiFunction<LogPrinter, SearchPattern, FoundPrinter> found) {
    /** Prints them; gives how many there were. The printer is closed. */
    long print(List<ExecutionLogs> executions, LogPrinter printer) throws IOException, InterruptedException {
        long count = 0;
        try (printer) {
            for (ExecutionLogs each : executions) {
                printer.heading(RunsShowCmd.heading(each.execution()), !search.asked());
                count += search.asked() ? search(each.logs(), printer) : all(each.logs(), printer);
            }
        }
        if (search.counts()) {
            env.println(Long.toString(count));
        }
        return count;
    }

    private static long all(StoredLogs logs, LogPrinter printer) throws IOException, InterruptedException {
        logs.read(printer);
        return logs.count();
    }

    private long search(StoredLogs logs, LogPrinter printer) throws IOException, InterruptedException {
        SearchPattern pattern = search.pattern();
        try (FoundLines lines = search.lines(pattern).over(logs)) {
            if (search.counts()) {
                lines.read((bytes, from, to) -> {});
            } else {
                FoundPrinter printed = found.apply(printer, pattern);
                lines.read(printed);
                printed.end();
            }
            return lines.count();
        }
    }
}

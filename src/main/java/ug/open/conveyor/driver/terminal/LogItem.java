package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.follow.KnownEntries;
import ug.open.conveyor.driver.json.Buffer;

/** What stands among printed log lines: a line, several lines, the heading of an execution, or a gap. */
sealed interface LogItem permits LogItem.Line, LogItem.Lines, LogItem.Gap, ExecutionHeading {
    /** A line of a recording, without its line feed. One object stands for each line in turn. */
    final class Line implements LogItem {
        byte[] bytes;
        int from;
        int to;

        Line of(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.from = from;
            this.to = to;
            return this;
        }
    }

    /** Lines of a recording of which more is known. One object stands for all in turn. */
    final class Lines implements LogItem {
        KnownEntries entries;

        Lines of(KnownEntries entries) {
            this.entries = entries;
            return this;
        }

        /** Has a printer print each for itself. */
        void each(Printer<LogItem> printer, Line line, Buffer out) {
            for (int i = 0; i < entries.count(); i++) {
                printer.print(line.of(entries.bytes(), entries.from(i), entries.to(i)), out);
            }
        }
    }

    /** Between two groups of lines that do not follow each other. */
    final class Gap implements LogItem {}
}

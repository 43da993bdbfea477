package ug.open.conveyor.driver.terminal;

/** What stands among printed log lines: a line, the heading of an execution, or a gap. */
sealed interface LogItem permits LogItem.Line, LogItem.Gap, ExecutionHeading {
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

    /** Between two groups of lines that do not follow each other. */
    final class Gap implements LogItem {}
}

package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.json.Buffer;

/** Log lines as they are kept. Of what a terminal may obey, its output stream makes escapes of JSON. */
final class LogJson implements Printer<LogItem> {
    @Override
    public void print(LogItem item, Buffer out) {
        if (item instanceof LogItem.Line line) {
            out.add(line.bytes, line.from, line.to);
            out.add('\n');
        } else if (item instanceof LogItem.Lines lines) {
            out.add(lines.entries.bytes(), lines.entries.from(), lines.entries.to());
        } else if (item instanceof ExecutionHeading heading) {
            out.utf8(heading.json());
            out.add('\n');
        }
    }
}

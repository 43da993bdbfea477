package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.json.Buffer;

/** Any subject of which people and scripts are given one line. */
final class Lines<T extends Lines.Subject> implements Printer<T> {
    /** What a line is all of. */
    interface Subject {
        /** The line, without its line feed. */
        String line();
    }

    @Override
    public void print(T value, Buffer out) {
        out.utf8(value.line());
        out.add('\n');
    }
}

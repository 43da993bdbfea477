package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.json.Buffer;

/**
 * One format of one subject: turns values into UTF-8. It has no stream: a {@link Printout}, a {@link LogPrinter} or a {@link Console} writes
 * what it appends.
 *
 * @param <T> the subject
 */
interface Printer<T> {
    /** Appends a value. */
    void print(T value, Buffer out);

    /** Appends what could not be written before it was known that no value follows. Values may follow all the same. */
    default void end(Buffer out) {}
}

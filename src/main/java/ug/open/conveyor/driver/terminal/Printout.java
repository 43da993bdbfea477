package ug.open.conveyor.driver.terminal;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import ug.open.conveyor.driver.json.Buffer;

/**
 * Values on their way to a stream, which is buffered itself. Closing writes the rest and flushes; the stream stays open.
 *
 * @param <T> the subject
 */
public final class Printout<T> implements Closeable {
    private final OutputStream out;
    private final Printer<T> printer;
    private final Buffer buffer = new Buffer(1024);

    Printout(OutputStream out, Printer<T> printer) {
        this.out = out;
        this.printer = printer;
    }

    /** Prints a value. */
    public void print(T value) throws IOException {
        printer.print(value, buffer);
        write();
    }

    @Override
    public void close() throws IOException {
        printer.end(buffer);
        write();
        out.flush();
    }

    private void write() throws IOException {
        buffer.writeTo(out);
        buffer.clear();
    }
}

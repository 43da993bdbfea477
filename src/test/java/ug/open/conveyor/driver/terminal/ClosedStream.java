package ug.open.conveyor.driver.terminal;

import java.io.IOException;
import java.io.OutputStream;

/** A pipe whose reader is gone. */
final class ClosedStream extends OutputStream {
    @Override
    public void write(int b) throws IOException {
        throw new IOException("Broken pipe");
    }
}

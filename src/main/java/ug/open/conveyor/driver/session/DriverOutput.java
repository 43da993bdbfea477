package ug.open.conveyor.driver.session;

import java.io.PrintStream;
import ug.open.conveyor.driver.loader.OutputCapture;

/** {@code System.out} and {@code System.err} while a session runs: what a Java driver prints there becomes log entries. */
final class DriverOutput implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final OutputCapture capture = new OutputCapture(out, err);

    private DriverOutput() {}

    static DriverOutput install() {
        DriverOutput output = new DriverOutput();
        System.setOut(output.capture.out());
        System.setErr(output.capture.err());
        return output;
    }

    OutputCapture capture() {
        return capture;
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }
}

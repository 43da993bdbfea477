package ug.open.conveyor.driver.cli;

import java.io.PrintStream;
import ug.open.conveyor.driver.loader.OutputCapture;

/** Puts itself in front of the process's streams, so that what a Java driver prints becomes log entries; closing puts them back. */
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

package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.attempt.LineLogger;
import ug.open.conveyor.driver.runtime.Secrets;

/** Reads what a program prints for as long as it runs, line by line, each with its stream. */
public final class ProgramOutput {
    private static final int MOST_MOMENTS = 1_000; // of 2 ms; a program may print for ever
    private static final long LAST_WAIT_MILLIS = 2_000; // a child of it may hold its output

    private final List<LinePump> pumps;
    private final OutputLines out;
    private final OutputLines err;

    private ProgramOutput(List<LinePump> pumps, OutputLines out, OutputLines err) {
        this.pumps = pumps;
        this.out = out;
        this.err = err;
    }

    /** Begins to read both streams of a process; each line has the label {@code stream}, {@code stdout} or {@code stderr}. */
    public static ProgramOutput of(Process process, LineLogger lines, Secrets secrets) throws IOException {
        OutputLines.Settings settings = new OutputLines.Settings(lines, secrets, false);
        OutputLines out = new OutputLines(settings, Map.of("stream", "stdout"), ProgramOutput::tellsOfDeath);
        OutputLines err = new OutputLines(settings, Map.of("stream", "stderr"), ProgramOutput::tellsOfDeath);
        List<LinePump> pumps = List.of(pump(process.getInputStream(), out), pump(process.getErrorStream(), err));
        return new ProgramOutput(pumps, out, err);
    }

    /** Whether a line says why a Go or Rust program dies; a stack trace follows it. */
    private static boolean tellsOfDeath(String line) {
        return line.startsWith("panic: ")
                || line.startsWith("fatal error: ")
                || line.startsWith("thread '") && line.contains("' panicked at ");
    }

    private static LinePump pump(InputStream stream, OutputLines lines) throws IOException {
        return LinePump.start(() -> stream, new LineSplitter(lines), ProgramOutput::onItsOwnThread);
    }

    private static void onItsOwnThread(Runnable reading) {
        Thread thread = new Thread(reading, "output of a program");
        thread.setDaemon(true);
        thread.start();
    }

    /** The number of bytes that it has printed until now, as far as they were read. */
    public long bytes() {
        long bytes = 0;
        for (LinePump pump : pumps) {
            bytes += pump.bytes();
        }
        return bytes;
    }

    /** Waits a little until what it has printed until now was handed over. */
    public void catchUp() throws InterruptedException {
        for (LinePump pump : pumps) {
            pump.catchUp(MOST_MOMENTS);
        }
    }

    /** Waits a little for the rest, now that the process has ended, and reads no further. */
    public void finish() throws InterruptedException {
        try {
            for (LinePump pump : pumps) {
                pump.awaitEnd(LAST_WAIT_MILLIS);
            }
        } finally {
            pumps.forEach(LinePump::release);
        }
    }

    /** The last line of its error output, else of its output; the empty text where it printed none. */
    public String lastLine() {
        String text = err.last();
        return text.isEmpty() ? out.last() : text;
    }
}

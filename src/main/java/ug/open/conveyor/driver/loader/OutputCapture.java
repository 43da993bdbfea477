package ug.open.conveyor.driver.loader;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.runtime.Secrets;

/**
 * Makes log entries of what a Java driver prints, and keeps it out of this tool's own output.
 *
 * <p>It gives two streams to be installed as {@code System.out} and {@code System.err}. What a thread prints there while it works for an attempt
 * is logged line by line, that of {@code System.err} with the label {@code stream: err}. A thread that the driver started works for the attempt
 * that it was started in, or, once that is over, for the only one there is. What a driver prints outside of attempts goes to standard error; what
 * this tool prints goes where it always went.
 */
public final class OutputCapture {
    private final PrintStream realOut;
    private final PrintStream realErr;
    private final InheritableThreadLocal<Attempt> working = new InheritableThreadLocal<>();
    private final Set<Attempt> open = ConcurrentHashMap.newKeySet();

    /**
     * In front of these streams.
     *
     * @param out standard output
     * @param err standard error
     */
    public OutputCapture(PrintStream out, PrintStream err) {
        this.realOut = out;
        this.realErr = err;
    }

    /** The stream to install as {@code System.out}. */
    public PrintStream out() {
        return new Shared(new Routed(false, realOut));
    }

    /** The stream to install as {@code System.err}. */
    public PrintStream err() {
        return new Shared(new Routed(true, realErr));
    }

    /** From now on this thread, and those it starts, work for an attempt; closing ends the attempt. */
    Work attempt(DriverLogger logger, Secrets secrets) {
        Attempt print = new Attempt(logger, secrets);
        open.add(print);
        return work(print);
    }

    /** From now on this thread runs the driver's code, for no attempt. */
    Work outsideAttempts() {
        return work(Attempt.OVER);
    }

    private Work work(Attempt print) {
        Attempt before = working.get();
        working.set(print);
        return () -> {
            working.set(before);
            open.remove(print);
            print.close();
        };
    }

    private void fromDriver(Attempt own, boolean err, byte[] bytes, int from, int to) {
        if (own.print(err, bytes, from, to)) {
            return;
        }
        List<Attempt> others = List.copyOf(open);
        if (others.size() != 1 || !others.get(0).print(err, bytes, from, to)) {
            realErr.write(bytes, from, to - from);
            realErr.flush();
        }
    }

    /** Stops what {@link OutputCapture} began. */
    interface Work extends AutoCloseable {
        @Override
        void close();
    }

    /** Makes lines of the output of one attempt's threads, for each thread and stream by itself. */
    private static final class Attempt {
        /** Takes nothing. */
        static final Attempt OVER = new Attempt(null, Secrets.none());

        static {
            OVER.close();
        }

        private final OutputLines.Settings settings;
        private final Map<Source, LineSplitter> unfinished = new HashMap<>();
        private boolean over;

        Attempt(DriverLogger logger, Secrets secrets) {
            this.settings = new OutputLines.Settings(logger, secrets, false);
        }

        private record Source(Thread thread, boolean err) {}

        /** Takes bytes that the current thread printed, or says false when the attempt is over. */
        synchronized boolean print(boolean err, byte[] bytes, int from, int to) {
            if (over) {
                return false;
            }
            Source source = new Source(Thread.currentThread(), err);
            LineSplitter lines = unfinished.computeIfAbsent(source, this::lines);
            lines.feed(bytes, from, to);
            if (lines.isEmpty()) {
                unfinished.remove(source); // of a thousand threads that printed and ended, none is kept
            }
            return true;
        }

        private LineSplitter lines(Source source) {
            Map<String, String> labels = source.err() ? Map.of("stream", "err") : Map.of();
            return new LineSplitter(new OutputLines(settings, labels));
        }

        /** Hands over what is unfinished. Idempotent. */
        synchronized void close() {
            over = true;
            unfinished.values().forEach(LineSplitter::end);
            unfinished.clear();
        }
    }

    /** One of the two streams, by who prints. */
    private final class Routed extends OutputStream {
        private final boolean err;
        private final PrintStream real;

        Routed(boolean err, PrintStream real) {
            this.err = err;
            this.real = real;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            Attempt own = working.get();
            if (own == null) {
                real.write(bytes, from, count);
            } else {
                fromDriver(own, err, bytes, from, from + count);
            }
        }

        @Override
        public void flush() {
            if (working.get() == null) {
                real.flush();
            }
        }
    }

    /** A stream that everybody prints to: a driver that closes it, as by a {@code PrintWriter} on it, must not close it for the next one. */
    private static final class Shared extends PrintStream {
        Shared(OutputStream out) {
            super(out, true, StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            flush();
        }
    }
}
